package io.social4j.testkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a platform may answer where an id belongs, and never gives out as one. */
enum OddId {
    EMPTY("", false),
    BLANK(" ", false),
    WORDS("not an id", false),
    PATH("../me", false),
    TOO_LONG("7".repeat(2_000), false),
    LARGE_EXPONENT("1e999999999", true),
    LETTERS_BEHIND_A_NUMBER("12abc", true),
    FRACTION("12.5", true),
    SIGNED("-12", true);

    private static final Pattern LAST_NUMBER = Pattern.compile("[0-9]{5,}(?=[^0-9]*$)");

    private final String text;
    private final boolean takesPlaceOfANumber;

    OddId(String text, boolean takesPlaceOfANumber) {
        this.text = text;
        this.takesPlaceOfANumber = takesPlaceOfANumber;
    }

    /** The number that tells ids of this form apart; empty where they are told apart by more than digits. */
    static Optional<String> numberIn(String id) {
        Matcher number = LAST_NUMBER.matcher(id);
        return number.find() ? Optional.of(number.group()) : Optional.empty();
    }

    /** What comes instead of that id; empty if the odd one might be an id of that form. */
    Optional<String> insteadOf(String id) {
        return takesPlaceOfANumber ? numberIn(id).map(number -> with(id, number, text)) : Optional.of(text);
    }

    /** The answer with this where it had that id. */
    Wiretap.Answer in(Wiretap.Answer answer, String id) {
        return answer.replacing(takesPlaceOfANumber ? numberIn(id).orElse(id) : id, text);
    }

    /** That id with another number. */
    static String with(String id, String number, String other) {
        int at = id.lastIndexOf(number);
        return id.substring(0, at) + other + id.substring(at + number.length());
    }
}

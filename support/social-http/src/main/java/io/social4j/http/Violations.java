package io.social4j.http;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Collects what is wrong with a post on one platform. Names of rules are put behind the platform's: {@code text.length}
 * becomes {@code twitter.text.length}. Not thread-safe.
 */
public final class Violations {

    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private final Platform platform;
    private final List<Violation> found = new ArrayList<>();

    private Violations(Platform platform) {
        this.platform = platform;
    }

    public static Violations of(Platform platform) {
        return new Violations(platform);
    }

    /** Refuses the post. */
    public void error(String rule, String field, String message) {
        found.add(Violation.error(platform, named(rule), field, message));
    }

    /** Informs, and refuses nothing. */
    public void warning(String rule, String field, String message) {
        found.add(Violation.warning(platform, named(rule), field, message));
    }

    /** Refuses the post if {@code actual} is above {@code limit}. */
    public void atMost(long limit, long actual, String rule, String field, String message) {
        if (actual > limit) {
            found.add(Violation.overLimit(platform, named(rule), field, limit, actual, message));
        }
    }

    /**
     * Refuses halves of surrogate pairs, which cannot be sent and are not the same when they are read back: in texts as rule
     * {@code text.invalid-character}, in options as rule {@code options.invalid-character}.
     */
    public void wholeCharacters(PublishPayload payload) {
        for (int i = 0; i < payload.parts().size(); i++) {
            wholeCharacters(
                    "text",
                    i == 0 ? "text" : "thread[" + i + "]",
                    payload.parts().get(i));
        }
        new TreeMap<>(payload.options()).forEach((name, value) -> wholeCharacters("options", "options." + name, value));
    }

    private void wholeCharacters(String group, String field, String text) {
        if (HALF_PAIR.matcher(text).find()) {
            error(group + ".invalid-character", field, "There is half a character in it. Write that place anew.");
        }
    }

    /** Refuses every option that is not known, as rule {@code options.unknown}, and says which are. */
    public void knownOptions(PublishPayload payload, Set<String> known) {
        for (String name : new TreeSet<>(payload.options().keySet())) {
            if (!known.contains(name)) {
                String message = "There is no option " + Redaction.line(name) + " here. There is: "
                        + String.join(", ", new TreeSet<>(known)) + ".";
                error("options.unknown", "options." + name, message);
            }
        }
    }

    /** What was found so far, in order. */
    public List<Violation> list() {
        return List.copyOf(found);
    }

    /**
     * Goes on only if none of these is an error.
     *
     * @throws PlatformException {@link FailureKind#INVALID_CONTENT} with all errors
     */
    public static void refuse(List<Violation> found) {
        List<Violation> errors = found.stream().filter(Violation::isError).toList();
        if (!errors.isEmpty()) {
            String first = errors.get(0).message();
            throw new PlatformException(
                    PlatformFailure.of(FailureKind.INVALID_CONTENT, first).withViolations(errors));
        }
    }

    private String named(String rule) {
        return platform.id() + "." + rule;
    }
}

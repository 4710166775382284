package io.social4j.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a post, said before anything is written or sent.
 *
 * @param platform whose rule it is; {@code null} for rules that hold everywhere
 * @param rule stable id of the rule, for example {@code twitter.text.length}
 * @param message a sentence for the person who wrote the post: what is wrong and what to do
 * @param field which part of the request, for example {@code text}, {@code media[0].url}
 * @param limit what is allowed, where the rule is a number
 * @param actual what was found, where the rule is a number
 */
public record Violation(
        @Nullable Platform platform,
        String rule,
        String message,
        @Nullable String field,
        @Nullable Long limit,
        @Nullable Long actual,
        Severity severity) {

    /** Errors refuse the post; warnings only inform. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Violation error(@Nullable Platform platform, String rule, @Nullable String field, String message) {
        return new Violation(platform, rule, message, field, null, null, Severity.ERROR);
    }

    public static Violation warning(@Nullable Platform platform, String rule, @Nullable String field, String message) {
        return new Violation(platform, rule, message, field, null, null, Severity.WARNING);
    }

    /** An error whose rule is a number: how much is allowed, how much was found. */
    public static Violation overLimit(
            Platform platform, String rule, String field, long limit, long actual, String message) {
        return new Violation(platform, rule, message, field, limit, actual, Severity.ERROR);
    }

    /** The same, of a request that is itself a part of something, as {@code [3]} is of a list: {@code [3].text}. */
    public Violation inside(String whole) {
        return new Violation(
                platform, rule, message, field == null ? whole : whole + "." + field, limit, actual, severity);
    }

    public Violation withMessage(String other) {
        return new Violation(platform, rule, other, field, limit, actual, severity);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return rule + (field == null ? "" : " (" + field + ")") + ": " + message;
    }
}

package io.social4j.spi;

/**
 * Something about a platform that whoever runs this process should know before posts fail over it: an API version that ends, a
 * permission the platform is about to withdraw. Immutable. No secrets: it is shown by health.
 *
 * @param id stable, for alerts, for example {@code alpha.version.sunset}
 * @param severity whether health says so only, or asks for an act
 * @param message a sentence or two: what, from when, and what to do; names the date as the platform's documentation does
 */
public record Notice(String id, Severity severity, String message) {

    /** How urgent it is. */
    public enum Severity {
        /** Good to know; health stays as it is. */
        INFO,
        /** Somebody has to act; health is degraded until then. */
        WARNING
    }

    public static Notice info(String id, String message) {
        return new Notice(id, Severity.INFO, message);
    }

    public static Notice warning(String id, String message) {
        return new Notice(id, Severity.WARNING, message);
    }
}

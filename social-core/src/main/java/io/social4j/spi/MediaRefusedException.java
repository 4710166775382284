package io.social4j.spi;

/** An item of a post cannot be used. The message is a sentence for the person who wrote the post. */
public final class MediaRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /** @param rule stable id of the rule, for example {@code media.fetch.blocked-address} */
    public MediaRefusedException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}

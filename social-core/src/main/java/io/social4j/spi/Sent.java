package io.social4j.spi;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the platform answered to an irreversible request. */
public final class Sent {

    private final @Nullable String id;
    private final @Nullable URI permalink;
    private final boolean accepted;

    private Sent(@Nullable String id, @Nullable URI permalink, boolean accepted) {
        this.id = id;
        this.permalink = permalink;
        this.accepted = accepted;
    }

    /**
     * It is live under this id.
     *
     * @param id an answer without one counts as unknown
     */
    public static Sent live(@Nullable String id) {
        return new Sent(id, null, false);
    }

    /** It is live under this id, and people see it there. */
    public static Sent live(@Nullable String id, @Nullable URI permalink) {
        return new Sent(id, permalink, false);
    }

    /** The platform took it and will publish it by itself; {@code look} finds out. */
    public static Sent accepted(String handle) {
        return new Sent(handle, null, true);
    }

    public boolean isAccepted() {
        return accepted;
    }

    /** The id of what is live, or the handle of what was accepted. */
    public Optional<String> id() {
        return Optional.ofNullable(id).filter(text -> !text.isBlank());
    }

    public Optional<URI> permalink() {
        return Optional.ofNullable(permalink);
    }
}

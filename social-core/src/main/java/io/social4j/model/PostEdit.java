package io.social4j.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a post. Immutable; start from {@link #nothing()}.
 *
 * @param content the new content, or {@code null} to keep it
 * @param at the new time, or {@code null} to keep it
 * @param draft whether it is a draft from now on, or {@code null} to keep that
 * @param version refuse if the post has another version by now; {@code null} for any
 * @param only these deliveries, for example a failed one; empty for all
 */
public record PostEdit(
        @Nullable Content content,
        @Nullable Instant at,
        @Nullable Boolean draft,
        @Nullable Integer version,
        Set<DeliveryId> only) {

    public PostEdit {
        only = Set.copyOf(only);
    }

    public static PostEdit nothing() {
        return new PostEdit(null, null, null, null, Set.of());
    }

    public PostEdit withContent(Content value) {
        return new PostEdit(value, at, draft, version, only);
    }

    public PostEdit withTime(Instant value) {
        return new PostEdit(content, value, draft, version, only);
    }

    public PostEdit withDraft(boolean value) {
        return new PostEdit(content, at, value, version, only);
    }

    public PostEdit ifVersion(int expected) {
        return new PostEdit(content, at, draft, expected, only);
    }

    public PostEdit only(DeliveryId... deliveries) {
        return new PostEdit(content, at, draft, version, Set.of(deliveries));
    }
}

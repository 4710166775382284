package io.social4j.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a post. Immutable; start from {@link #nothing()}.
 *
 * @param content the new content, or {@code null} to keep it
 * @param at the new time, or {@code null} to keep it
 * @param zone the new zone of the person, or {@code null} to keep it
 * @param draft whether it is a draft from now on, or {@code null} to keep that
 * @param version refuse if the post has another version by now; {@code null} for any
 * @param only these deliveries, for example a failed one; empty for all
 */
public record PostEdit(
        @Nullable Content content,
        @Nullable Instant at,
        @Nullable ZoneId zone,
        @Nullable Boolean draft,
        @Nullable Integer version,
        Set<DeliveryId> only) {

    public PostEdit {
        only = Set.copyOf(only);
    }

    public static PostEdit nothing() {
        return new PostEdit(null, null, null, null, null, Set.of());
    }

    public PostEdit withContent(Content value) {
        return new PostEdit(value, at, zone, draft, version, only);
    }

    public PostEdit withTime(Instant value) {
        return new PostEdit(content, value, zone, draft, version, only);
    }

    public PostEdit withZone(ZoneId value) {
        return new PostEdit(content, at, value, draft, version, only);
    }

    public PostEdit withDraft(boolean value) {
        return new PostEdit(content, at, zone, value, version, only);
    }

    public PostEdit ifVersion(int expected) {
        return new PostEdit(content, at, zone, draft, expected, only);
    }

    public PostEdit only(DeliveryId... deliveries) {
        return new PostEdit(content, at, zone, draft, version, Set.of(deliveries));
    }
}

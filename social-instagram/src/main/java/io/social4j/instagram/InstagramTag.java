package io.social4j.instagram;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person who is marked in a picture or a video, written {@code name}, {@code name:0.5:0.8} or {@code 2/name:0.5:0.8}.
 *
 * @param item the item of the post, counted from 1
 * @param x from the left edge, 0 to 1; {@code null} together with {@code y} where no place is given
 * @param y from the upper edge, 0 to 1
 */
public record InstagramTag(
        int item,
        String username,
        @Nullable BigDecimal x,
        @Nullable BigDecimal y) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(\\d{1,2})/)?@?([A-Za-z0-9._]{1,30})(?::([01](?:\\.\\d{1,6})?):([01](?:\\.\\d{1,6})?))?");

    /** All of them, separated by commas; empty if one cannot be read. */
    static Optional<List<InstagramTag>> parse(String written) {
        List<InstagramTag> tags = new ArrayList<>();
        if (written.isBlank()) {
            return Optional.of(tags);
        }
        for (String one : written.split(",", -1)) {
            Matcher parts = WRITTEN.matcher(one.strip());
            if (!parts.matches()) {
                return Optional.empty();
            }
            int item = parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1));
            InstagramTag tag = new InstagramTag(item, parts.group(2), share(parts.group(3)), share(parts.group(4)));
            if (isOutside(tag.x) || isOutside(tag.y)) {
                return Optional.empty();
            }
            tags.add(tag);
        }
        return Optional.of(tags);
    }

    /** As {@link #parse} reads it. */
    String written() {
        String place = x == null || y == null ? "" : ":" + x.toPlainString() + ":" + y.toPlainString();
        return item + "/" + username + place;
    }

    boolean hasPlace() {
        return x != null;
    }

    /** As {@code user_tags} takes them. Names and places hold nothing that JSON would have to escape. */
    static String json(List<InstagramTag> tags, boolean withPlaces) {
        return tags.stream().map(tag -> tag.json(withPlaces)).collect(Collectors.joining(",", "[", "]"));
    }

    private String json(boolean withPlace) {
        String place = withPlace && x != null && y != null
                ? ",\"x\":" + x.toPlainString() + ",\"y\":" + y.toPlainString()
                : "";
        return "{\"username\":\"" + username + "\"" + place + "}";
    }

    private static @Nullable BigDecimal share(@Nullable String written) {
        return written == null ? null : new BigDecimal(written);
    }

    private static boolean isOutside(@Nullable BigDecimal share) {
        return share != null && share.compareTo(BigDecimal.ONE) > 0;
    }
}

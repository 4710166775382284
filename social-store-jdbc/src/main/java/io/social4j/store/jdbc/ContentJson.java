package io.social4j.store.jdbc;

import io.social4j.model.Content;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.store.jdbc.Json.Fields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How content and payloads are stored. */
final class ContentJson {

    /** The highest format this program reads, and the one it writes. To be raised with every change an older program must not miss. */
    private static final int FORMAT = 1;

    private ContentJson() {}

    /** Whether a newer program has written it; then nothing but its format can be read. */
    static boolean isNewer(String json) {
        return isNewer(Json.fields(json));
    }

    private static boolean isNewer(Fields fields) {
        Long format = fields.numberOrNull("format");
        return format != null && format > FORMAT;
    }

    private static Fields readable(String json) {
        Fields fields = Json.fields(json);
        if (isNewer(fields)) {
            throw new JdbcStoreException("A post was written by a newer version of this program, in format "
                    + fields.numberOrNull("format") + "; this one knows format " + FORMAT + ". Update it");
        }
        return fields;
    }

    static String of(Content content) {
        Map<String, @Nullable Object> fields = Json.object();
        fields.put("format", FORMAT);
        fields.put("text", content.text());
        putFilled(fields, "texts", byName(content.textByPlatform(), text -> text));
        putFilled(fields, "threads", byName(content.threadByPlatform(), parts -> parts));
        fields.put("link", content.link());
        putFilled(fields, "media", media(content.media()));
        putFilled(fields, "mediaFor", byName(content.mediaByPlatform(), ContentJson::media));
        putFilled(fields, "options", byName(content.options(), values -> values));
        return Json.write(fields);
    }

    /** What most posts do not have is left out; whoever reads takes a field that is not there for an empty one. */
    private static void putFilled(Map<String, @Nullable Object> fields, String name, Object value) {
        boolean isEmpty = value instanceof Map<?, ?> map ? map.isEmpty() : ((Collection<?>) value).isEmpty();
        if (!isEmpty) {
            fields.put(name, value);
        }
    }

    static Content content(String json) {
        Fields fields = readable(json);
        return new Content(
                fields.text("text"),
                byPlatform(fields.textMap("texts"), text -> text),
                byPlatform(fields.textLists("threads"), parts -> parts),
                fields.textOrNull("link"),
                readMedia(fields.objects("media")),
                byPlatform(fields.objectLists("mediaFor"), ContentJson::readMedia),
                byPlatform(fields.textMaps("options"), values -> values));
    }

    static String of(PublishPayload payload) {
        Map<String, @Nullable Object> fields = Json.object();
        fields.put("format", FORMAT);
        fields.put("parts", payload.parts());
        fields.put("link", payload.linkOrNull());
        putFilled(fields, "media", media(payload.media()));
        putFilled(fields, "options", payload.options());
        return Json.write(fields);
    }

    static PublishPayload payload(String json) {
        Fields fields = readable(json);
        return new PublishPayload(
                fields.texts("parts"),
                fields.textOrNull("link"),
                readMedia(fields.objects("media")),
                fields.textMap("options"));
    }

    private static List<Map<String, @Nullable Object>> media(List<Media> media) {
        return media.stream().map(MediaJson::fields).toList();
    }

    private static List<Media> readMedia(List<Fields> items) {
        return items.stream().map(MediaJson::media).toList();
    }

    private static <V> Map<String, Object> byName(Map<Platform, V> values, Function<V, Object> form) {
        Map<String, Object> named = new TreeMap<>();
        values.forEach((platform, value) -> named.put(platform.id(), form.apply(value)));
        return named;
    }

    private static <V, W> Map<Platform, W> byPlatform(Map<String, V> named, Function<V, W> form) {
        Map<Platform, W> values = new TreeMap<>();
        named.forEach((name, value) -> values.put(Platform.of(name), form.apply(value)));
        return values;
    }
}

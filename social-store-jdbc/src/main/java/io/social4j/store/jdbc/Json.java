package io.social4j.store.jdbc;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Values of columns that only programs read: objects, lists and texts. Numbers are written as texts, so that none is rounded. */
final class Json {

    private static final String NO_TEXTS = "[]";

    private Json() {}

    /** An object without those fields that have no value. */
    static Map<String, @Nullable Object> object() {
        return new LinkedHashMap<>();
    }

    static String write(Object value) {
        Buffer text = new Buffer();
        try (JsonWriter writer = JsonWriter.of(text)) {
            write(writer, value);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.readUtf8();
    }

    private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            writer.beginObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                if (field.getValue() != null) {
                    writer.name(field.getKey().toString());
                    write(writer, field.getValue());
                }
            }
            writer.endObject();
        } else if (value instanceof Collection<?> items) {
            writer.beginArray();
            for (Object item : items) {
                write(writer, item);
            }
            writer.endArray();
        } else {
            writer.value(String.valueOf(value));
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException if it is something else
     */
    static Fields fields(String text) {
        if (read(text) instanceof Map<?, ?> map) {
            return new Fields(map);
        }
        throw new IllegalStateException("A stored value is no JSON object");
    }

    static List<String> texts(String text) {
        return text.equals(NO_TEXTS) ? List.of() : texts(read(text));
    }

    static Map<String, String> textMap(String text) {
        return textMap(read(text));
    }

    private static @Nullable Object read(String text) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
            return reader.readJsonValue();
        } catch (IOException unreadable) {
            throw new IllegalStateException("A stored value is no JSON", unreadable);
        }
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> items) {
            items.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }

    private static Map<String, String> textMap(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
        }
        return texts;
    }

    /** The fields of an object that was read. */
    record Fields(Map<?, ?> values) {

        String text(String name) {
            if (values.get(name) instanceof String text) {
                return text;
            }
            throw new IllegalStateException("A stored value has no field " + name);
        }

        @Nullable
        String textOrNull(String name) {
            return values.get(name) instanceof String text ? text : null;
        }

        @Nullable
        Long numberOrNull(String name) {
            return values.get(name) instanceof String digits ? Long.valueOf(digits) : null;
        }

        List<String> texts(String name) {
            return Json.texts(values.get(name));
        }

        Map<String, String> textMap(String name) {
            return Json.textMap(values.get(name));
        }

        List<Fields> objects(String name) {
            return values.get(name) instanceof List<?> items ? objects(items) : List.of();
        }

        Optional<Fields> object(String name) {
            return values.get(name) instanceof Map<?, ?> map ? Optional.of(new Fields(map)) : Optional.empty();
        }

        /** The lists of objects under each key of a field. */
        Map<String, List<Fields>> objectLists(String name) {
            Map<String, List<Fields>> lists = new LinkedHashMap<>();
            if (values.get(name) instanceof Map<?, ?> map) {
                map.forEach((key, items) ->
                        lists.put(String.valueOf(key), items instanceof List<?> list ? objects(list) : List.of()));
            }
            return lists;
        }

        /** The lists of texts under each key of a field. */
        Map<String, List<String>> textLists(String name) {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            if (values.get(name) instanceof Map<?, ?> map) {
                map.forEach((key, items) -> lists.put(String.valueOf(key), Json.texts(items)));
            }
            return lists;
        }

        /** The texts under each key of each key of a field. */
        Map<String, Map<String, String>> textMaps(String name) {
            Map<String, Map<String, String>> maps = new LinkedHashMap<>();
            if (values.get(name) instanceof Map<?, ?> map) {
                map.forEach((key, texts) -> maps.put(String.valueOf(key), Json.textMap(texts)));
            }
            return maps;
        }

        private static List<Fields> objects(List<?> items) {
            List<Fields> objects = new ArrayList<>();
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    objects.add(new Fields(map));
                }
            }
            return objects;
        }
    }
}

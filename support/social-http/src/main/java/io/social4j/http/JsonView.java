package io.social4j.http;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A look at JSON that somebody else wrote. Immutable. A field that is missing, null or of another type than asked for is
 * absent, never an exception: {@code reply.json().at("data").at("id").text()}. Numbers keep every digit. Values nested deeper
 * than {@value #DEEPEST} make the whole text unreadable.
 */
public final class JsonView {

    /** How deep arrays and objects may be nested. */
    public static final int DEEPEST = 64;

    private static final JsonView MISSING = new JsonView(null);

    /** A map, a list, a String, a Boolean, a Digits; null for what is not there. */
    private final @Nullable Object value;

    private JsonView(@Nullable Object value) {
        this.value = value;
    }

    /** Reads one JSON value; {@link #missing()} if the text is anything else. */
    public static JsonView parse(String text) {
        return Parsed.of(text).view();
    }

    /** What is not there: no text, no items, no fields. */
    public static JsonView missing() {
        return MISSING;
    }

    /** The field of this object; the last one, if the name occurs twice. */
    public JsonView at(String field) {
        return of(value instanceof Map<?, ?> map ? map.get(field) : null);
    }

    /** The item of this array, counted from 0. */
    public JsonView at(int index) {
        return of(value instanceof List<?> list && index >= 0 && index < list.size() ? list.get(index) : null);
    }

    /** Whether there is a value other than null. */
    public boolean exists() {
        return value != null;
    }

    /** A string, or the digits of a number just as they were sent: an id may come as either. */
    public Optional<String> text() {
        if (value instanceof Digits digits) {
            return Optional.of(digits.text());
        }
        return value instanceof String string ? Optional.of(string) : Optional.empty();
    }

    /** A whole number that fits into 64 bits; also when it was sent as a string. */
    public OptionalLong number() {
        Optional<String> text = text();
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException notWhole) {
            return OptionalLong.empty();
        }
    }

    /** The same as {@link #number()}, for numbers that may be missing. */
    public @Nullable Long numberOrNull() {
        OptionalLong number = number();
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }

    /** A boolean. */
    public Optional<Boolean> flag() {
        return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /** Whether this is an array, be it empty: {@link #items()} alone does not tell an empty one from none. */
    public boolean isArray() {
        return value instanceof List<?>;
    }

    /** The items of an array; empty for everything else. */
    public List<JsonView> items() {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<JsonView> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(of(item)));
        return Collections.unmodifiableList(items);
    }

    /** The fields of an object in their order; empty for everything else. */
    public Map<String, JsonView> fields() {
        if (!(value instanceof Map<?, ?> map)) {
            return Map.of();
        }
        Map<String, JsonView> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put((String) name, of(field)));
        return Collections.unmodifiableMap(fields);
    }

    /** The names of the fields of an object. */
    public Set<String> keys() {
        return fields().keySet();
    }

    /** Shows the type only: the content may be a secret. */
    @Override
    public String toString() {
        return "JsonView[" + (value == null ? "missing" : value.getClass().getSimpleName()) + "]";
    }

    private static JsonView of(@Nullable Object value) {
        return value == null ? MISSING : new JsonView(value);
    }

    /** A number as it was written. */
    private record Digits(String text) {}

    /** A text that was read, and whether it was JSON; {@code null} is JSON without a value. */
    record Parsed(boolean isJson, JsonView view) {

        private static final Parsed NOTHING = new Parsed(false, MISSING);

        static Parsed of(String text) {
            try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
                Object value = read(reader, 0);
                return reader.peek() == JsonReader.Token.END_DOCUMENT ? new Parsed(true, JsonView.of(value)) : NOTHING;
            } catch (IOException | RuntimeException notJson) {
                return NOTHING;
            }
        }

        private static @Nullable Object read(JsonReader reader, int depth) throws IOException {
            if (depth > DEEPEST) {
                throw new IOException("nested too deeply");
            }
            return switch (reader.peek()) {
                case BEGIN_OBJECT -> readObject(reader, depth);
                case BEGIN_ARRAY -> readArray(reader, depth);
                case STRING -> reader.nextString();
                case NUMBER -> new Digits(reader.nextString());
                case BOOLEAN -> reader.nextBoolean();
                case NULL -> reader.nextNull();
                default -> throw new IOException("not a value");
            };
        }

        private static Map<String, @Nullable Object> readObject(JsonReader reader, int depth) throws IOException {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                fields.put(reader.nextName(), read(reader, depth + 1));
            }
            reader.endObject();
            return fields;
        }

        private static List<@Nullable Object> readArray(JsonReader reader, int depth) throws IOException {
            List<@Nullable Object> items = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                items.add(read(reader, depth + 1));
            }
            reader.endArray();
            return items;
        }
    }
}

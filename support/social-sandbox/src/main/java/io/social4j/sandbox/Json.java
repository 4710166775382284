package io.social4j.sandbox;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, exact numbers and booleans; no reflection, and no id that turns into a double. */
final class Json {

    /** The place of a JSON null: a member that is there and holds nothing. */
    static final Object NULL = new Object();

    private Json() {}

    /** An object in the given order; a member whose value is null is left out. */
    static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return members;
    }

    static String write(Object value) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            writeValue(writer, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readUtf8();
    }

    /**
     * Reads one whole document.
     *
     * @throws MalformedException if it is not JSON, or not only JSON
     */
    static Object read(ByteString document) {
        try (JsonReader reader = JsonReader.of(new Buffer().write(document))) {
            Object value = readValue(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new MalformedException("more than one value");
            }
            return value;
        } catch (IOException | JsonDataException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    /** The members of an object. */
    static @Nullable Map<?, ?> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> members ? members : null;
    }

    private static Object readValue(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> readObject(reader);
            case BEGIN_ARRAY -> readArray(reader);
            case STRING -> reader.nextString();
            case NUMBER -> new BigDecimal(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.skipValue();
                yield NULL;
            }
            default -> throw new JsonDataException("no value at " + reader.getPath());
        };
    }

    private static Map<String, Object> readObject(JsonReader reader) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            if (members.put(reader.nextName(), readValue(reader)) != null) {
                throw new JsonDataException("the same name twice at " + reader.getPath());
            }
        }
        reader.endObject();
        return members;
    }

    private static List<Object> readArray(JsonReader reader) throws IOException {
        List<Object> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(readValue(reader));
        }
        reader.endArray();
        return items;
    }

    private static void writeValue(JsonWriter writer, Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                writer.name(String.valueOf(member.getKey()));
                writeValue(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof Iterable<?> items) {
            writer.beginArray();
            for (Object item : items) {
                writeValue(writer, item);
            }
            writer.endArray();
        } else if (value == NULL) {
            writer.nullValue();
        } else if (value instanceof Boolean truth) {
            writer.value(truth);
        } else if (value instanceof Number number) {
            writer.value(number);
        } else {
            writer.value(value.toString());
        }
    }

    /** The client sent something that is not JSON. */
    static final class MalformedException extends RuntimeException {

        MalformedException(String message) {
            super(message);
        }
    }
}

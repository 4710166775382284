package io.social4j.http;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of one JSON object, in the order of the calls: {@code JsonText.object(o -> o.put("text", text))}. Not
 * thread-safe, and of use only within the call it was given to.
 */
public final class JsonText {

    private final JsonWriter writer;

    private JsonText(JsonWriter writer) {
        this.writer = writer;
    }

    /** The text of an object with these fields. */
    public static String object(Consumer<JsonText> fields) {
        Buffer text = new Buffer();
        try (JsonWriter writer = JsonWriter.of(text)) {
            new JsonText(writer).nested(fields);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.readUtf8();
    }

    /** The text of an array of strings. */
    public static String array(Collection<String> items) {
        Buffer text = new Buffer();
        try (JsonWriter writer = JsonWriter.of(text)) {
            new JsonText(writer).strings(items);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.readUtf8();
    }

    /** A string; no field at all if it is null. */
    public JsonText put(String name, @Nullable String value) {
        return value == null ? this : field(name, () -> writer.value(value));
    }

    public JsonText put(String name, long value) {
        return field(name, () -> writer.value(value));
    }

    public JsonText put(String name, boolean value) {
        return field(name, () -> writer.value(value));
    }

    /**
     * A value as somebody wrote it, for fields that an adapter does not model: JSON goes in as it is, any other text as a
     * string. An id made of digits is a number to JSON; put in quotes it stays a string.
     */
    public JsonText putRaw(String name, String written) {
        boolean isJson = JsonView.Parsed.of(written).isJson();
        return field(name, () -> {
            if (isJson) {
                writer.value(new Buffer().writeUtf8(written));
            } else {
                writer.value(written);
            }
        });
    }

    public JsonText object(String name, Consumer<JsonText> fields) {
        return field(name, () -> nested(fields));
    }

    public JsonText array(String name, Collection<String> items) {
        return field(name, () -> strings(items));
    }

    /** An array with one object for each item. */
    public <T> JsonText objects(String name, Collection<T> items, BiConsumer<JsonText, T> fieldsOfItem) {
        return field(name, () -> {
            writer.beginArray();
            for (T item : items) {
                nested(fields -> fieldsOfItem.accept(fields, item));
            }
            writer.endArray();
        });
    }

    private JsonText field(String name, Write value) {
        try {
            writer.name(name);
            value.write();
            return this;
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private void nested(Consumer<JsonText> fields) throws IOException {
        writer.beginObject();
        fields.accept(this);
        writer.endObject();
    }

    private void strings(Collection<String> items) throws IOException {
        writer.beginArray();
        for (String item : items) {
            writer.value(item);
        }
        writer.endArray();
    }

    @FunctionalInterface
    private interface Write {
        void write() throws IOException;
    }
}

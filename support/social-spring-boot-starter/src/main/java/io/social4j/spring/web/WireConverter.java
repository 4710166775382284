package io.social4j.spring.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of the contract, strict in what it takes: no unknown or repeated fields, no numbers for texts, no nulls in lists. Its mapper
 * is its own, so that the application's stays as it is and cannot loosen this one. Thread-safe.
 */
final class WireConverter extends AbstractHttpMessageConverter<Object> {

    private final JsonMapper json;
    private final int longest;

    /** @param longest how many bytes a body may have */
    WireConverter(int longest) {
        super(StandardCharsets.UTF_8, MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
        this.longest = longest;
        this.json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Integer,
                        numbers -> numbers.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .changeDefaultNullHandling(nulls -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantReader()))
                .build();
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Wire.class.isAssignableFrom(type.isArray() ? type.componentType() : type);
    }

    /** A body is JSON and says so: what a form of another site can send never gets here. */
    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
        return supports(type);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        MediaType given = message.getHeaders().getContentType();
        if (given == null || !MediaType.APPLICATION_JSON.isCompatibleWith(given)) {
            throw RequestException.wrongType();
        }
        byte[] body = body(message);
        try {
            Object read = json.readValue(body, type);
            if (read == null) {
                throw RequestException.malformed("The body must be a JSON object");
            }
            return read;
        } catch (JacksonException notThat) {
            throw RequestException.malformed(whatIsWrong(notThat));
        }
    }

    private byte[] body(HttpInputMessage message) throws IOException {
        if (message.getHeaders().getContentLength() > longest) {
            throw RequestException.tooLarge(longest);
        }
        InputStream in = message.getBody();
        byte[] body = in.readNBytes(longest + 1);
        if (body.length > longest) {
            throw RequestException.tooLarge(longest);
        }
        return body;
    }

    /** Names the place; quotes nothing of what was sent but names of fields. */
    private static String whatIsWrong(JacksonException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestException known) {
                return String.valueOf(known.getMessage());
            }
        }
        if (failed instanceof UnrecognizedPropertyException unknown) {
            return "There is no field '" + shown(path(unknown)) + "'; known here are " + unknown.getKnownPropertyIds();
        }
        if (failed instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            return "The field '" + shown(path(wrong)) + "' has a value of the wrong type";
        }
        TokenStreamLocation place = failed.getLocation();
        return failed instanceof DatabindException || place == null || place.getLineNr() < 1
                ? "The body is not the JSON that is expected here"
                : "The body is not JSON: look at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String path(DatabindException failed) {
        return failed.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }

    @Override
    protected void writeInternal(Object answer, HttpOutputMessage message) throws IOException {
        message.getBody().write(json.writeValueAsBytes(answer));
    }

    /** Times are texts with a zone; a number or a local time would be a guess. */
    private static final class InstantReader extends StdDeserializer<Instant> {

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser from, DeserializationContext context) {
            String field = from.currentName() == null ? "A time" : "'" + from.currentName() + "'";
            return Times.parse(field, from.hasToken(JsonToken.VALUE_STRING) ? from.getString() : "");
        }
    }
}

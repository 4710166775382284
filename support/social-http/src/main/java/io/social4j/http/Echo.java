package io.social4j.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.social4j.model.PlatformFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import okio.Buffer;

/**
 * What people wrote in a request. Platforms quote it when they refuse a post, and it must stand neither in a log nor in what is
 * kept of a failure.
 */
final class Echo {

    /** As many characters in a row are no accident any more. */
    private static final int TELLING = 12;

    /** Longer bodies are files, which nobody quotes. */
    private static final int MOST_READ = 1 << 18;

    private static final Pattern SPACE = Pattern.compile("[\\p{Cc}\\p{Z}\\s]+");

    private final List<String> texts;

    private Echo(List<String> texts) {
        this.texts = texts;
    }

    /** The texts of a body of JSON or of a form; ids, addresses and names of ours are none. */
    static Echo of(CallBody body) {
        if (body.size() == 0 || body.size() > MOST_READ || !(body instanceof CallBody.Held)) {
            return new Echo(List.of());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(bytes);
            String content = bytes.toString(StandardCharsets.UTF_8);
            return new Echo(content.startsWith("{") ? ofJson(content) : ofForm(content));
        } catch (IOException | JsonDataException | IllegalArgumentException neither) {
            return new Echo(List.of());
        }
    }

    /** These, as far as they were written by people. */
    static Echo ofTexts(String... texts) {
        List<String> found = new ArrayList<>();
        for (String text : texts) {
            add(text, found);
        }
        return new Echo(found);
    }

    private static List<String> ofJson(String json) throws IOException {
        List<String> found = new ArrayList<>();
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
        while (true) {
            switch (reader.peek()) {
                case BEGIN_OBJECT -> reader.beginObject();
                case END_OBJECT -> reader.endObject();
                case BEGIN_ARRAY -> reader.beginArray();
                case END_ARRAY -> reader.endArray();
                case NAME -> reader.skipName();
                case STRING -> add(reader.nextString(), found);
                case END_DOCUMENT -> {
                    return found;
                }
                default -> reader.skipValue();
            }
        }
    }

    private static List<String> ofForm(String form) {
        List<String> found = new ArrayList<>();
        for (String field : form.split("&", -1)) {
            add(URLDecoder.decode(field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8), found);
        }
        return found;
    }

    private static void add(String value, List<String> to) {
        String text = SPACE.matcher(value).replaceAll(" ").strip();
        boolean isWritten = text.indexOf(' ') >= 0 || text.chars().anyMatch(c -> c > 0x7f);
        if (isWritten && text.length() >= TELLING) {
            to.add(text);
        }
    }

    /** The failure, saying nothing of it. */
    PlatformFailure takenOutOf(PlatformFailure failure) {
        if (texts.isEmpty()) {
            return failure;
        }
        String code = failure.platformCode();
        return failure.withMessage(takenOutOf(failure.message()))
                .withCode(code == null ? null : takenOutOf(code), failure.requestId())
                .withViolations(failure.violations().stream()
                        .map(one -> one.withMessage(takenOutOf(one.message())))
                        .toList());
    }

    String takenOutOf(String message) {
        boolean[] quoted = new boolean[message.length()];
        for (int i = 0; i + TELLING <= message.length(); i++) {
            String piece = message.substring(i, i + TELLING);
            if (texts.stream().anyMatch(text -> text.contains(piece))) {
                Arrays.fill(quoted, i, i + TELLING, true);
            }
        }
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < quoted.length; i++) {
            if (!quoted[i]) {
                rest.append(message.charAt(i));
            } else if (i == 0 || !quoted[i - 1]) {
                rest.append('…');
            }
        }
        return rest.toString();
    }
}

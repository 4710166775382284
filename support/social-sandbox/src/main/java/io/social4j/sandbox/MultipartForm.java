package io.social4j.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body (RFC 7578). Immutable.
 *
 * @param fields what is no file, in the order it came
 * @param files in the order they came
 * @param names of all parts in the order they came; some platforms insist on one
 */
record MultipartForm(Map<String, String> fields, List<FilePart> files, List<String> names) {

    private static final Pattern PARAMETER = Pattern.compile("; (name|filename)=\"([^\"]*)\"");
    private static final ByteString HEAD_END = ByteString.encodeUtf8("\r\n\r\n");

    /** The form of a call; empty if it has none, or one that breaks the rules. */
    static Optional<MultipartForm> of(Call call) {
        MediaType type = MediaType.parse(String.valueOf(call.headers().get("Content-Type")));
        String boundary = type == null ? null : type.parameter("boundary");
        if (type == null || boundary == null || !type.type().equals("multipart")) {
            return Optional.empty();
        }
        return new Reading(call, boundary).form();
    }

    /** The first file under a name. */
    Optional<FilePart> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    private static final class Reading {

        private final ByteString body;
        private final long size;
        private final String boundary;
        private final Map<String, String> fields = new LinkedHashMap<>();
        private final List<FilePart> files = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        Reading(Call call, String boundary) {
            this.body = call.body();
            this.size = call.bodySize();
            this.boundary = boundary;
        }

        Optional<MultipartForm> form() {
            ByteString opening = ByteString.encodeUtf8("--" + boundary);
            ByteString delimiter = ByteString.encodeUtf8("\r\n--" + boundary);
            int at = body.indexOf(opening, 0) + opening.size();
            while (at >= opening.size() && !follows(at, "--")) {
                int head = at + 2;
                int content = body.indexOf(HEAD_END, head) + HEAD_END.size();
                if (!follows(at, "\r\n") || content < HEAD_END.size()) {
                    return Optional.empty();
                }
                int end = body.indexOf(delimiter, content);
                if (!add(body.substring(head, content).utf8(), content, end)) {
                    return Optional.empty();
                }
                if (end < 0) {
                    return Optional.of(result());
                }
                at = end + delimiter.size();
            }
            return at < opening.size() ? Optional.empty() : Optional.of(result());
        }

        private boolean add(String head, int from, int end) {
            String name = parameter(head, "name");
            String fileName = parameter(head, "filename");
            boolean isCut = end < 0;
            if (name == null || (isCut && (fileName == null || body.size() == size))) {
                return false;
            }
            names.add(name);
            ByteString content = body.substring(from, isCut ? body.size() : end);
            if (fileName == null) {
                fields.put(name, content.utf8());
            } else {
                long rest = ("\r\n--" + boundary + "--\r\n").length();
                files.add(
                        new FilePart(name, fileName, type(head), content, isCut ? size - from - rest : content.size()));
            }
            return true;
        }

        private boolean follows(int at, String text) {
            return body.rangeEquals(at, ByteString.encodeUtf8(text), 0, text.length());
        }

        private MultipartForm result() {
            return new MultipartForm(Collections.unmodifiableMap(fields), List.copyOf(files), List.copyOf(names));
        }

        private static @Nullable String parameter(String head, String name) {
            Matcher found = PARAMETER.matcher(head);
            while (found.find()) {
                if (found.group(1).equals(name)) {
                    return found.group(2)
                            .replace("%22", "\"")
                            .replace("%0D", "\r")
                            .replace("%0A", "\n");
                }
            }
            return null;
        }

        private static String type(String head) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, "Content-Type:", 0, 13))
                    .map(line -> line.substring(13).strip())
                    .findFirst()
                    .orElse("");
        }
    }
}

package io.social4j.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * A form with files, {@code multipart/form-data} (RFC 7578). Immutable: each method answers a new one. Parts are sent in the
 * order they were added; names and file names are escaped as browsers do it (WHATWG HTML, multipart form data). Files are
 * streamed.
 *
 * <p>The boundary is made from everything but the content of the files, so the same form has the same one. A file that
 * contains it would end its part early and could add parts of its own; such a form fails before its last byte leaves.
 */
public final class Multipart {

    private static final int MOST_OF_BOUNDARY = 70;

    private final List<Part> parts;
    private final @Nullable String givenBoundary;

    private Multipart(List<Part> parts, @Nullable String givenBoundary) {
        this.parts = List.copyOf(parts);
        this.givenBoundary = givenBoundary;
    }

    public static Multipart create() {
        return new Multipart(List.of(), null);
    }

    public Multipart field(String name, String value) {
        return with(new Part(disposition(name, null), CallBody.of(value.getBytes(StandardCharsets.UTF_8)), false));
    }

    /**
     * A whole file.
     *
     * @param type its media type, for example {@code image/png}
     * @param size in bytes; the source must have exactly as many
     */
    public Multipart file(String name, String fileName, String type, long size, BodySource source) {
        return file(name, fileName, type, CallBody.whole(source, size));
    }

    /** A part of a file: {@code length} bytes from {@code offset} on. */
    public Multipart file(String name, String fileName, String type, BodySource source, long offset, long length) {
        return file(name, fileName, type, CallBody.slice(source, offset, length));
    }

    private Multipart file(String name, String fileName, String type, CallBody content) {
        String head = disposition(name, fileName) + "Content-Type: " + MediaType.get(type) + "\r\n";
        return with(new Part(head, content, true));
    }

    /**
     * With a boundary of the caller's choice.
     *
     * @param boundary 1 to 70 letters, digits and hyphens
     */
    public Multipart withBoundary(String boundary) {
        if (!boundary.matches("[A-Za-z0-9-]{1," + MOST_OF_BOUNDARY + "}")) {
            throw new IllegalArgumentException("A boundary is 1 to 70 letters, digits and hyphens");
        }
        return new Multipart(parts, boundary);
    }

    /** The boundary, without the hyphens in front of it. */
    public String boundary() {
        return givenBoundary == null ? "social4j-" + digest() : givenBoundary;
    }

    MediaType mediaType() {
        return MediaType.get("multipart/form-data; boundary=" + boundary());
    }

    CallBody body() {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A form with files has at least one part");
        }
        return new Body(boundary(), parts);
    }

    private Multipart with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Multipart(more, givenBoundary);
    }

    private static String disposition(String name, @Nullable String fileName) {
        return "Content-Disposition: form-data; name=\"" + escaped(name) + "\""
                + (fileName == null ? "" : "; filename=\"" + escaped(fileName) + "\"") + "\r\n";
    }

    private static String escaped(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Part part : parts) {
                digest.update(part.head().getBytes(StandardCharsets.UTF_8));
                digest.update(Long.toString(part.content().size()).getBytes(StandardCharsets.UTF_8));
                if (!part.isFile()) {
                    ByteArrayOutputStream value = new ByteArrayOutputStream();
                    part.content().writeTo(value);
                    digest.update(value.toByteArray());
                }
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 20));
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException("Every Java has SHA-256, and memory can be read", impossible);
        }
    }

    private record Part(String head, CallBody content, boolean isFile) {

        byte[] opening(String boundary) {
            return ("--" + boundary + "\r\n" + head + "\r\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Body(String boundary, List<Part> parts) implements CallBody {

        private static final byte[] LINE_END = {'\r', '\n'};

        @Override
        public long size() {
            long size = closing().length;
            for (Part part : parts) {
                size = Math.addExact(
                        size, part.opening(boundary).length + part.content().size() + LINE_END.length);
            }
            return size;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            for (Part part : parts) {
                out.write(part.opening(boundary));
                part.content().writeTo(new Watched(out, boundary));
                out.write(LINE_END);
            }
            out.write(closing());
        }

        private byte[] closing() {
            return ("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Looks for the boundary in what passes. */
    private static final class Watched extends OutputStream {

        private final OutputStream out;
        private final byte[] delimiter;
        /** How much of the delimiter was just seen; content begins behind a line end. */
        private int seen = 2;

        Watched(OutputStream out, String boundary) {
            this.out = out;
            this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void write(int next) throws IOException {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] piece, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                // A carriage return stands at the start of the delimiter only, so nothing but it can begin anew.
                seen = piece[i] == delimiter[seen] ? seen + 1 : piece[i] == '\r' ? 1 : 0;
                if (seen == delimiter.length) {
                    throw new IOException("a file contains the boundary between the parts of the form");
                }
            }
            out.write(piece, offset, length);
        }
    }
}

package io.social4j.http.media;

import io.social4j.http.media.MediaProbe.Measured;
import io.social4j.model.MediaFormat;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WebM: elements in elements (RFC 8794, RFC 9559). Its header and the descriptions of its tracks stand at the start. */
final class Matroska {

    private static final long EBML = 0x1a45dfa3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;
    private static final long INFO = 0x1549a966L;
    private static final long TIMESTAMP_SCALE = 0x2ad7b1;
    private static final long DURATION = 0x4489;
    private static final long TRACKS = 0x1654ae6bL;
    private static final long TRACK = 0xae;
    private static final long CODEC = 0x86;
    private static final long VIDEO = 0xe0;
    private static final long PIXEL_WIDTH = 0xb0;
    private static final long PIXEL_HEIGHT = 0xba;
    private static final int MOST_ELEMENTS = 10_000;
    private static final int MILLION = 1_000_000;

    private final FileBytes file;
    private int read;

    private Matroska(FileBytes file) {
        this.file = file;
    }

    private record Element(long id, long from, long to) {}

    static Optional<Measured> measure(FileBytes file, String start) throws IOException {
        if (!start.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.empty();
        }
        Matroska reader = new Matroska(file);
        Element all = new Element(0, 0, file.size());
        Element type = reader.require(reader.require(all, EBML), DOC_TYPE);
        return file.ascii(type.from(), (int) Math.min(4, type.to() - type.from()))
                        .equals("webm")
                ? Optional.of(reader.webm(reader.require(all, SEGMENT)))
                : Optional.empty();
    }

    private Measured webm(Element segment) throws IOException {
        Element tracks = require(segment, TRACKS);
        for (long at = tracks.from(); at < tracks.to(); ) {
            Element track = element(at, tracks.to());
            Element video = track.id() == TRACK ? find(track, VIDEO) : null;
            if (video != null) {
                Element codec = find(track, CODEC);
                return new Measured(
                        MediaFormat.WEBM,
                        Math.toIntExact(number(require(video, PIXEL_WIDTH))),
                        Math.toIntExact(number(require(video, PIXEL_HEIGHT))),
                        false,
                        millis(segment),
                        codec == null ? null : file.ascii(codec.from(), (int) Math.min(32, codec.to() - codec.from())),
                        null);
            }
            at = track.to();
        }
        throw new IOException("No picture in it");
    }

    private @Nullable Long millis(Element segment) throws IOException {
        Element info = find(segment, INFO);
        Element duration = info == null ? null : find(info, DURATION);
        if (info == null || duration == null) {
            return null;
        }
        Element scale = find(info, TIMESTAMP_SCALE);
        double units = duration.to() - duration.from() == 4
                ? Float.intBitsToFloat(file.i32(duration.from()))
                : Double.longBitsToDouble(file.i64(duration.from()));
        double millis = units * (scale == null ? MILLION : number(scale)) / MILLION;
        return millis > 0 && millis < Integer.MAX_VALUE ? Math.round(millis) : null;
    }

    private Element require(Element in, long id) throws IOException {
        Element found = find(in, id);
        if (found == null) {
            throw new IOException("An element is missing");
        }
        return found;
    }

    private @Nullable Element find(Element in, long id) throws IOException {
        long at = in.from();
        while (at < in.to()) {
            Element element = element(at, in.to());
            if (element.id() == id) {
                return element;
            }
            at = element.to();
        }
        return null;
    }

    /** Elements may be as small as two bytes: all of one file together are counted, or a large one would keep a thread busy. */
    private Element element(long at, long end) throws IOException {
        if (++read > MOST_ELEMENTS) {
            throw new IOException("Too many elements");
        }
        int idLength = length(at);
        long id = bits(at, idLength, false);
        int sizeLength = length(at + idLength);
        long size = bits(at + idLength, sizeLength, true);
        long from = at + idLength + sizeLength;
        boolean unknown = size == (1L << (7 * sizeLength)) - 1;
        return new Element(id, from, unknown || size > end - from ? end : from + size);
    }

    /** How many bytes a number has, by the zeros it begins with. */
    private int length(long at) throws IOException {
        int length = Integer.numberOfLeadingZeros(file.u8(at)) - 23;
        if (length > 8) {
            throw new IOException("No number");
        }
        return length;
    }

    private long bits(long at, int length, boolean withoutMark) throws IOException {
        long value = withoutMark ? file.u8(at) & ((1 << (8 - length)) - 1) : file.u8(at);
        for (int i = 1; i < length; i++) {
            value = (value << 8) | file.u8(at + i);
        }
        return value;
    }

    private long number(Element element) throws IOException {
        long value = 0;
        for (long at = element.from(); at < element.to() && at < element.from() + 8; at++) {
            value = (value << 8) | file.u8(at);
        }
        return value;
    }
}

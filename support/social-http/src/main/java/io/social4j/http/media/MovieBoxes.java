package io.social4j.http.media;

import io.social4j.http.media.MediaProbe.Measured;
import io.social4j.model.MediaFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MP4, QuickTime and HEIC files: boxes in boxes (ISO/IEC 14496-12; Apple's QuickTime File Format). What a video is stands in
 * {@code moov}, wherever in the file that is.
 */
final class MovieBoxes {

    private static final int MOST_BOXES = 20_000;

    /** Of one file, those that are read twice counted twice. A track takes about thirty. */
    private static final int MOST_READ = 10 * MOST_BOXES;

    private static final Set<String> HEIC = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    /** How QuickTime files begin that are older than {@code ftyp}. */
    private static final Set<String> OLD = Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

    private static final int QUARTER_TURN = 0x10000;

    private final FileBytes file;
    private int read;

    private MovieBoxes(FileBytes file) {
        this.file = file;
    }

    private record Box(String type, long from, long to) {}

    static Optional<Measured> measure(FileBytes file, String start) throws IOException {
        String first = start.length() < 8 ? "" : start.substring(4, 8);
        if (first.equals("ftyp") && start.length() >= 12) {
            String brand = start.substring(8, 12);
            if (brand.startsWith("avi")) {
                return Optional.empty();
            }
            MovieBoxes boxes = new MovieBoxes(file);
            return Optional.of(
                    HEIC.contains(brand)
                            ? boxes.heic()
                            : boxes.movie(brand.equals("qt  ") ? MediaFormat.MOV : MediaFormat.MP4));
        }
        return OLD.contains(first) ? Optional.of(new MovieBoxes(file).movie(MediaFormat.MOV)) : Optional.empty();
    }

    private List<Box> boxes(long from, long to) throws IOException {
        List<Box> found = new ArrayList<>();
        for (long at = from; to - at >= 8 && found.size() < MOST_BOXES; ) {
            if (++read > MOST_READ) {
                throw new IOException("Too many boxes");
            }
            long size = file.u32(at);
            int head = 8;
            if (size == 1) {
                size = file.i64(at + 8);
                head = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < head || size > to - at) {
                // QuickTime ends lists with four zero bytes; a file that was cut ends within its data.
                break;
            }
            found.add(new Box(file.ascii(at + 4, 4), at + head, at + size));
            at += size;
        }
        return found;
    }

    private Optional<Box> find(Box in, int skip, String... path) throws IOException {
        Box box = in;
        long from = in.from() + skip;
        for (String type : path) {
            Optional<Box> next = boxes(from, box.to()).stream()
                    .filter(one -> one.type().equals(type))
                    .findFirst();
            if (next.isEmpty()) {
                return next;
            }
            box = next.get();
            from = box.from();
        }
        return Optional.of(box);
    }

    private Box require(Box in, String... path) throws IOException {
        return find(in, 0, path).orElseThrow(() -> new IOException("No " + String.join(".", path) + " in it"));
    }

    private Box top(String type) throws IOException {
        return require(new Box("", 0, file.size()), type);
    }

    private Measured movie(MediaFormat format) throws IOException {
        Box movie = top("moov");
        for (Box track : boxes(movie.from(), movie.to())) {
            if (track.type().equals("trak") && handler(track).equals("vide")) {
                return video(format, movie, track);
            }
        }
        throw new IOException("No picture in it");
    }

    private String handler(Box track) throws IOException {
        Optional<Box> handler = find(track, 0, "mdia", "hdlr");
        return handler.isEmpty() ? "" : file.ascii(handler.get().from() + 8, 4);
    }

    private Measured video(MediaFormat format, Box movie, Box track) throws IOException {
        Box samples = require(track, "mdia", "minf", "stbl", "stsd");
        String codec = file.ascii(samples.from() + 12, 4);
        int width = file.u16(samples.from() + 40);
        int height = file.u16(samples.from() + 42);
        Box header = require(track, "tkhd");
        long matrix = header.from() + (file.u8(header.from()) == 1 ? 52 : 40);
        int shownWidth = (int) (file.u32(matrix + 36) >> 16);
        int shownHeight = (int) (file.u32(matrix + 40) >> 16);
        boolean isShownOtherwise = shownWidth > 0 && shownHeight > 0;
        Measured upright = new Measured(
                format,
                isShownOtherwise ? shownWidth : width,
                isShownOtherwise ? shownHeight : height,
                false,
                millis(movie),
                codec.strip(),
                frameRate(track));
        boolean turned = file.i32(matrix) == 0 && Math.abs((long) file.i32(matrix + 4)) == QUARTER_TURN;
        return turned ? upright.turned() : upright;
    }

    private @Nullable Long millis(Box movie) throws IOException {
        Timed time = timed(require(movie, "mvhd"));
        long duration = time.duration();
        if (duration == 0) {
            // Fragments: the whole is said in mehd, if at all.
            Optional<Box> fragments = find(movie, 0, "mvex", "mehd");
            duration = fragments.isEmpty() ? 0 : number(fragments.get().from(), 4);
        }
        return duration <= 0 || time.scale() <= 0 ? null : Math.round(duration * 1000.0 / time.scale());
    }

    private @Nullable Double frameRate(Box track) throws IOException {
        Timed time = timed(require(track, "mdia", "mdhd"));
        Optional<Box> times = find(track, 0, "mdia", "minf", "stbl", "stts");
        if (times.isEmpty() || time.duration() <= 0 || time.scale() <= 0) {
            return null;
        }
        long entries = Math.min(file.u32(times.get().from() + 4), MOST_BOXES);
        long frames = 0;
        for (long i = 0; i < entries; i++) {
            frames += file.u32(times.get().from() + 8 + 8 * i);
        }
        return frames == 0 ? null : Math.round(frames * 1000.0 * time.scale() / time.duration()) / 1000.0;
    }

    private record Timed(long scale, long duration) {}

    /** {@code mvhd} and {@code mdhd} begin alike; version 1 has 64-bit times. */
    private Timed timed(Box header) throws IOException {
        boolean isLong = file.u8(header.from()) == 1;
        long scale = file.u32(header.from() + (isLong ? 20 : 12));
        long duration = isLong ? file.i64(header.from() + 24) : file.u32(header.from() + 16);
        return new Timed(scale, duration == 0xffffffffL || duration < 0 ? 0 : duration);
    }

    private long number(long box, int skip) throws IOException {
        return file.u8(box) == 1 ? file.i64(box + skip) : file.u32(box + skip);
    }

    private Measured heic() throws IOException {
        Box meta = top("meta");
        Box properties = find(meta, 4, "iprp", "ipco").orElseThrow(() -> new IOException("No properties in it"));
        int width = 0;
        int height = 0;
        boolean turned = false;
        for (Box box : boxes(properties.from(), properties.to())) {
            if (box.type().equals("ispe")
                    && file.u32(box.from() + 4) * file.u32(box.from() + 8) > (long) width * height) {
                width = Math.toIntExact(file.u32(box.from() + 4));
                height = Math.toIntExact(file.u32(box.from() + 8));
            } else if (box.type().equals("irot")) {
                turned = (file.u8(box.from()) & 1) == 1;
            }
        }
        Measured upright = Measured.picture(MediaFormat.HEIC, width, height);
        return turned ? upright.turned() : upright;
    }
}

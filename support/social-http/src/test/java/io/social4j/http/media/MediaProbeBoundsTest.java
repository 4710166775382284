package io.social4j.http.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaShelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many pieces a file has, and however small they are, it does not keep a thread busy. */
class MediaProbeBoundsTest {

    private final MediaShelf shelf = new MediaShelf();

    @TempDir
    private Path temporary;

    @Test
    void aGifOfCountlessSmallBlocksIsGivenUpBeforeItsEnd() throws Exception {
        assertThat(measured(gifOfTinyBlocks(1_000_000)).width()).isEqualTo(4);
        assertThat(refusal(gifOfTinyBlocks(FileBytes.MOST_READS)).rule()).isEqualTo("media.format.broken");
        assertThat(refusal(gifOfTinyFrames(FileBytes.MOST_READS / 3)).rule())
                .as("pieces of all frames together")
                .isEqualTo("media.format.broken");
    }

    @Test
    void aPictureOfCountlessEmptyChunksIsGivenUpBeforeItsEnd() throws Exception {
        byte[] webp = extendedWebp(8 * FileBytes.MOST_READS / 2);
        byte[] png = bytes(shelf.png(5, 6));
        byte[] jpeg = bytes(shelf.jpeg(5, 6));
        byte[] chunks = new byte[12 * 2_001];
        byte[] segments = new byte[4 * 2_001];
        for (int i = 0; i < 2_001; i++) {
            chunks[12 * i + 4] = 't';
            ByteBuffer.wrap(segments).putInt(4 * i, 0xffec0002);
        }

        assertThat(measured(extendedWebp(8 * 1_000)).width()).isEqualTo(100);
        assertThat(refusal(webp).rule()).isEqualTo("media.format.broken");
        assertThat(refusal(inserted(png, 33, chunks)).rule()).isEqualTo("media.format.broken");
        assertThat(measured(inserted(png, 33, Arrays.copyOf(chunks, 12 * 1_000)))
                        .width())
                .isEqualTo(5);
        assertThat(refusal(inserted(jpeg, 2, segments)).rule()).isEqualTo("media.format.broken");
        assertThat(measured(inserted(jpeg, 2, Arrays.copyOf(segments, 4 * 1_000)))
                        .width())
                .isEqualTo(5);
    }

    @Test
    void aVideoWhoseFrameTimesFillAFileIsReadInPartOnly() throws Exception {
        byte[] movie = bytes(shelf.mp4(64, 64, Duration.ofSeconds(1)));
        ByteBuffer.wrap(movie).putInt(indexOf(movie, "stts") + 8, -1);

        assertThat(refusal(movie).rule()).as("more entries than it has bytes").isEqualTo("media.format.broken");
    }

    @Test
    void aFileIsNotReadOverAndOver() throws Exception {
        Path file = Files.write(temporary.resolve("jumps"), new byte[1 << 15]);
        try (FileChannel channel = FileChannel.open(file)) {
            FileBytes bytes = new FileBytes(channel, 1 << 15);
            long page = 1 << 13;
            for (long read = 0; read <= FileBytes.MOST_AGAIN; read += 2 * page) {
                assertThat(bytes.u8(0) + bytes.u8(2 * page)).isZero();
            }

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 4; i++) {
                            assertThat(bytes.u8(0) + bytes.u8(2 * page)).isZero();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("Too much to read");
        } finally {
            Files.delete(file);
        }
    }

    /** One frame whose data comes one byte at a time. */
    private static byte[] gifOfTinyBlocks(int blocks) {
        byte[] file = new byte[13 + 11 + 2 * blocks + 2];
        gifHead(file);
        file[13] = 0x2c;
        for (int at = 24; at < file.length - 2; at += 2) {
            file[at] = 1;
        }
        file[file.length - 1] = 0x3b;
        return file;
    }

    /** Frames without any data, each of which is read three times. */
    private static byte[] gifOfTinyFrames(int frames) {
        byte[] file = new byte[13 + 12 * (frames + 1)];
        gifHead(file);
        for (int at = 13; at < file.length; at += 12) {
            file[at] = 0x2c;
        }
        return file;
    }

    private static void gifHead(byte[] file) {
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(US_ASCII))
                .putShort((short) 4)
                .putShort((short) 3);
    }

    private static byte[] extendedWebp(int room) {
        ByteBuffer webp = ByteBuffer.allocate(30 + room).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(US_ASCII))
                .putInt(22 + room)
                .put("WEBPVP8X".getBytes(US_ASCII))
                .putInt(10)
                .putInt(2);
        webp.putShort((short) 99).put((byte) 0).putShort((short) 49).put((byte) 0);
        return webp.array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] what) {
        return join(Arrays.copyOf(file, at), what, Arrays.copyOfRange(file, at, file.length));
    }

    private MediaInfo measured(byte[] file) throws MediaRefusedException {
        HttpMediaIntake intake =
                HttpMediaIntake.create(IntakeLimits.defaults().withTemporary(temporary), SocialClock.system());
        return Objects.requireNonNull(
                intake.pin(Media.ofBytes(file), new KeptMedia()).info());
    }

    private MediaRefusedException refusal(byte[] file) {
        return catchThrowableOfType(MediaRefusedException.class, () -> measured(file));
    }

    private byte[] bytes(Media media) throws IOException {
        return shelf.open(media).readAllBytes();
    }

    private static int indexOf(byte[] in, String text) {
        return new String(in, ISO_8859_1).indexOf(text);
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}

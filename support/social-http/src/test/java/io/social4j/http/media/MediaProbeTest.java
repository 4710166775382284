package io.social4j.http.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.MediaSource;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaShelf;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaProbeTest {

    private final MediaShelf shelf = new MediaShelf();
    private final KeptMedia store = new KeptMedia();

    @TempDir
    private Path temporary;

    @AfterEach
    void nothingIsLeft() {
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatIsMeasuredIsWhatIsThere() throws Exception {
        List<Media> all = List.of(
                shelf.jpeg(40, 30),
                shelf.png(41, 30),
                shelf.webp(1234, 567),
                shelf.gif(42, 30, 1),
                shelf.gif(42, 30, 4),
                shelf.mp4(1280, 720, Duration.ofSeconds(3)),
                shelf.mp4(1080, 1920, Duration.ofSeconds(3), "hvc1", 23.98),
                shelf.mov(720, 1280, Duration.ofMillis(2500)),
                shelf.largeMp4(1920, 1080, Duration.ofMinutes(1), 5_000_000),
                shelf.pdf());
        for (Media media : all) {
            assertThat(measured(bytes(media))).isEqualTo(media.info());
        }
    }

    @Test
    void aPictureThatLiesOnItsSideIsMeasuredAsItIsShown() throws Exception {
        byte[] plain = bytes(shelf.jpeg(40, 30));
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (int orientation = 1; orientation <= 8; orientation++) {
                MediaInfo info = measured(join(
                        Arrays.copyOf(plain, 2), exif(orientation, order), Arrays.copyOfRange(plain, 2, plain.length)));
                assertThat(info.width()).as("orientation " + orientation).isEqualTo(orientation >= 5 ? 30 : 40);
            }
        }
    }

    @Test
    void aVideoMayKeepItsDescriptionAtTheEndAndMayBeTurned() throws Exception {
        byte[] video = bytes(shelf.mp4(1280, 720, Duration.ofSeconds(3)));
        int movie = indexOf(video, "moov") - 4;
        int data = indexOf(video, "mdat") - 4;
        byte[] atTheEnd = join(
                Arrays.copyOf(video, movie),
                Arrays.copyOfRange(video, data, video.length),
                Arrays.copyOfRange(video, movie, data));
        int matrix = indexOf(atTheEnd, "tkhd") + 4 + 40;
        byte[] turned = atTheEnd.clone();
        ByteBuffer.wrap(turned).putInt(matrix, 0).putInt(matrix + 4, 0x10000);

        assertThat(measured(atTheEnd).width()).isEqualTo(1280);
        assertThat(measured(atTheEnd).duration()).contains(Duration.ofSeconds(3));
        assertThat(measured(turned).width()).isEqualTo(720);
        assertThat(measured(turned).height()).isEqualTo(1280);
    }

    @Test
    void animatedPngsAndWebpsAreSeen() throws Exception {
        byte[] png = bytes(shelf.png(5, 6));
        byte[] control = ByteBuffer.allocate(20)
                .putInt(8)
                .put("acTL".getBytes(US_ASCII))
                .putInt(3)
                .putInt(0)
                .array();
        MediaInfo apng = measured(join(Arrays.copyOf(png, 33), control, Arrays.copyOfRange(png, 33, png.length)));
        ByteBuffer webp = ByteBuffer.allocate(30 + 2 * 32).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(US_ASCII))
                .putInt(86)
                .put("WEBPVP8X".getBytes(US_ASCII))
                .putInt(10)
                .putInt(2);
        webp.putShort((short) 99).put((byte) 0).putShort((short) 49).put((byte) 0);
        for (int i = 0; i < 2; i++) {
            webp.put("ANMF".getBytes(US_ASCII))
                    .putInt(24)
                    .put(new byte[12])
                    .putShort((short) 250)
                    .put(new byte[10]);
        }
        MediaInfo animation = measured(webp.array());

        assertThat(apng.animated()).isTrue();
        assertThat(animation.animated()).isTrue();
        assertThat(animation.width()).isEqualTo(100);
        assertThat(animation.height()).isEqualTo(50);
        assertThat(animation.duration()).contains(Duration.ofMillis(500));
    }

    @Test
    void oldPicturesAreKnown() throws Exception {
        BufferedImage image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        for (String format : List.of("bmp", "tiff")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(ImageIO.write(image, format, out)).isTrue();
            MediaInfo info = measured(out.toByteArray());
            assertThat(info.format()).isEqualTo(format.equals("bmp") ? MediaFormat.BMP : MediaFormat.TIFF);
            assertThat(info.width()).isEqualTo(7);
            assertThat(info.height()).isEqualTo(5);
        }
    }

    @Test
    void picturesOfTelephonesAreKnown() throws Exception {
        byte[] size = box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(4032).putInt(3024).array());
        byte[] thumb = box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(320).putInt(240).array());
        byte[] turn = box("irot", new byte[] {1});
        byte[] meta = box("meta", join(new byte[4], box("iprp", box("ipco", join(thumb, size, turn)))));
        MediaInfo info = measured(join(box("ftyp", "heic\0\0\0\0mif1heic".getBytes(US_ASCII)), meta));

        assertThat(info.format()).isEqualTo(MediaFormat.HEIC);
        assertThat(info.width()).isEqualTo(3024);
        assertThat(info.height()).isEqualTo(4032);
    }

    @Test
    void webmIsKnown() throws Exception {
        MediaInfo info = measured(webm(new byte[0]));

        assertThat(info.format()).isEqualTo(MediaFormat.WEBM);
        assertThat(info.width()).isEqualTo(640);
        assertThat(info.height()).isEqualTo(360);
        assertThat(info.duration()).contains(Duration.ofMillis(2500));
        assertThat(info.videoCodec()).contains("V_VP9");
    }

    @Test
    void aVideoOfCountlessSmallPiecesIsGivenUpBeforeItsEnd() throws Exception {
        byte[] tiny = new byte[2 * 20_000];
        for (int i = 0; i < tiny.length; i += 2) {
            tiny[i] = (byte) 0xec;
            tiny[i + 1] = (byte) 0x80;
        }
        byte[] track = box("trak", new byte[0]);
        byte[] boxes = new byte[8 * 20_000];
        for (int i = 0; i < boxes.length; i += 8) {
            System.arraycopy(track, 0, boxes, i, 8);
        }
        byte[] movie = bytes(shelf.mp4(64, 64, Duration.ofSeconds(1)));
        int moov = indexOf(movie, "moov");
        byte[] crowd = new byte[0];
        for (int i = 0; i < 11; i++) {
            crowd = join(crowd, box("trak", boxes));
        }
        ByteBuffer.wrap(movie).putInt(moov - 4, ByteBuffer.wrap(movie).getInt(moov - 4) + crowd.length);
        byte[] crowded = join(Arrays.copyOf(movie, moov + 4), crowd, Arrays.copyOfRange(movie, moov + 4, movie.length));

        assertThat(refusal(webm(tiny)).rule()).isEqualTo("media.format.broken");
        assertThat(refusal(crowded).rule()).isEqualTo("media.format.broken");
    }

    private static byte[] webm(byte[] beforeItsTrack) {
        byte[] header = element(0x1a45dfa3, element(0x4282, "webm".getBytes(US_ASCII)));
        byte[] duration = element(0x4489, ByteBuffer.allocate(4).putFloat(2500f).array());
        byte[] video =
                element(0xe0, join(element(0xb0, new byte[] {2, (byte) 0x80}), element(0xba, new byte[] {1, 0x68})));
        byte[] track = element(0xae, join(element(0x86, "V_VP9".getBytes(US_ASCII)), video));
        byte[] tracks = element(0x1654ae6b, join(beforeItsTrack, track));
        return join(header, element(0x18538067, join(element(0x1549a966, duration), tracks)));
    }

    @Test
    void officeDocumentsAreKnown() throws Exception {
        assertThat(measured(zip("[Content_Types].xml", "word/document.xml")).format())
                .isEqualTo(MediaFormat.DOCX);
        assertThat(measured(zip("[Content_Types].xml", "ppt/presentation.xml")).format())
                .isEqualTo(MediaFormat.PPTX);
        assertThat(measured(oldOffice("WordDocument")).format()).isEqualTo(MediaFormat.DOC);
        assertThat(measured(oldOffice("PowerPoint Document")).format()).isEqualTo(MediaFormat.PPT);
        assertThat(refusal(zip("a.txt")).rule()).isEqualTo("media.format.unsupported");
        assertThat(refusal(zip("[Content_Types].xml", "xl/workbook.xml")).rule())
                .isEqualTo("media.format.unsupported");
        assertThat(refusal(oldOffice("Workbook")).rule()).isEqualTo("media.format.unsupported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><svg/>",
                "<!DOCTYPE html><html></html>",
                "hello",
                "PK\u0003\u0004",
                "\u0000",
                "#!/bin/sh",
                "MZ"
            })
    void whatIsNoMediaIsRefused(String content) {
        assertThat(refusal(content.getBytes(ISO_8859_1)).rule()).isEqualTo("media.format.unsupported");
    }

    @Test
    void theMessageSaysWhatItIsInstead() {
        assertThat(refusal("<svg/>".getBytes(US_ASCII))).hasMessageContaining("SVG drawing");
        assertThat(refusal("<html>".getBytes(US_ASCII))).hasMessageContaining("web page");
        assertThat(refusal(new byte[0])).hasMessage("It is empty.");
    }

    @Test
    void aPictureThatIsSomethingElseAsWellIsRefused() throws Exception {
        byte[] gif = bytes(shelf.gif(4, 4, 1));
        byte[] jpeg = bytes(shelf.jpeg(4, 4));

        assertThat(refusal(join(gif, "<script>alert(1)</script>".getBytes(US_ASCII)))
                        .rule())
                .isEqualTo("media.format.disguised");
        assertThat(refusal(join(jpeg, zip("a.class"))).rule()).isEqualTo("media.format.disguised");
        assertThat(refusal(join(gif, "%PDF-1.4".getBytes(US_ASCII))).rule()).isEqualTo("media.format.disguised");
    }

    @Test
    void aHeaderThatClaimsTooManyPixelsIsRefusedWithoutDecoding() throws Exception {
        byte[] png = bytes(shelf.png(4, 4));
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);

        MediaRefusedException refusal = refusal(png);

        assertThat(refusal.rule()).isEqualTo("media.pixels");
        assertThat(refusal).hasMessageContaining("PNG of 50000 × 50000 pixels").hasMessageContaining("100 megapixels");
    }

    @Test
    void filesThatWereCutOrScrambledNeverBreakTheReader() throws Exception {
        Random random = new Random(20_261_129);
        for (Media media : List.of(
                shelf.jpeg(9, 9),
                shelf.png(9, 9),
                shelf.gif(9, 9, 2),
                shelf.webp(9, 9),
                shelf.mp4(64, 64, Duration.ofSeconds(1)),
                shelf.mov(64, 64, Duration.ofSeconds(1)))) {
            byte[] whole = bytes(media);
            for (int i = 0; i < 150; i++) {
                byte[] hurt = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int j = 0; j < 3; j++) {
                    hurt[random.nextInt(hurt.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(measured(hurt).size()).isEqualTo(hurt.length);
                } catch (MediaRefusedException refused) {
                    assertThat(refused.rule()).startsWith("media.");
                }
            }
        }
    }

    @Test
    void filesOfThisMachineAreReadByTheirContentUnderNamesOfOurs(@TempDir Path elsewhere) throws Exception {
        Path file = Files.write(elsewhere.resolve("..not a movie.exe"), bytes(shelf.png(4, 4)));
        List<String> names = new ArrayList<>();
        KeptMedia looking = new KeptMedia() {
            @Override
            public void put(MediaInfo info, InputStream content) throws IOException {
                try (Stream<Path> files = Files.list(temporary)) {
                    files.forEach(path -> names.add(path.getFileName().toString()));
                }
                super.put(info, content);
            }
        };

        Media pinned = intake(IntakeLimits.defaults()).pin(Media.ofFile(file), looking);

        assertThat(Objects.requireNonNull(pinned.info()).format()).isEqualTo(MediaFormat.PNG);
        assertThat(pinned.source()).isEqualTo(new MediaSource.Pinned());
        assertThat(names).singleElement().asString().matches("social4j-media-[0-9]+\\.part");
    }

    @Test
    void filesThatAreNoneAreRefused(@TempDir Path elsewhere) throws Exception {
        Path large = Files.write(elsewhere.resolve("large.png"), new byte[2000]);
        HttpMediaIntake intake = intake(IntakeLimits.defaults().withMaxSize(1000));

        assertThat(refusal(intake, Media.ofFile(elsewhere)).rule()).isEqualTo("media.file");
        assertThat(refusal(intake, Media.ofFile(elsewhere.resolve("gone.png"))).rule())
                .isEqualTo("media.file");
        assertThat(refusal(intake, Media.ofFile(large)).rule()).isEqualTo("media.size");
        assertThat(refusal(intake(IntakeLimits.defaults().withLocalFiles(false)), Media.ofFile(large)))
                .hasMessageContaining("social4j.media.local-files");
    }

    @Test
    void aPosterIsPinnedAsWell() throws Exception {
        Media video = Media.ofBytes(bytes(shelf.mp4(64, 64, Duration.ofSeconds(1))))
                .withAltText("a")
                .withPoster(Media.ofBytes(bytes(shelf.jpeg(64, 64))));

        Media pinned = intake(IntakeLimits.defaults()).pin(video, store);

        assertThat(pinned.altText()).isEqualTo("a");
        assertThat(Objects.requireNonNull(pinned.poster()).isPinned()).isTrue();
        assertThat(store.kept).hasSize(2);
    }

    @Test
    void aStoreThatFailsIsSaid() throws Exception {
        MediaStore broken = new KeptMedia() {
            @Override
            public void put(MediaInfo info, InputStream content) throws IOException {
                throw new IOException("the disk is full");
            }
        };
        HttpMediaIntake intake = intake(IntakeLimits.defaults());
        Media media = Media.ofBytes(bytes(shelf.png(4, 4)));

        assertThat(catchThrowableOfType(MediaRefusedException.class, () -> intake.pin(media, broken)))
                .hasMessageContaining("the disk is full");
    }

    private HttpMediaIntake intake(IntakeLimits limits) {
        return HttpMediaIntake.create(limits.withTemporary(temporary), SocialClock.system());
    }

    private MediaInfo measured(byte[] file) throws MediaRefusedException {
        return Objects.requireNonNull(
                intake(IntakeLimits.defaults()).pin(Media.ofBytes(file), store).info());
    }

    private MediaRefusedException refusal(byte[] file) {
        return refusal(intake(IntakeLimits.defaults()), Media.ofBytes(file));
    }

    private MediaRefusedException refusal(HttpMediaIntake intake, Media media) {
        return catchThrowableOfType(MediaRefusedException.class, () -> intake.pin(media, store));
    }

    private byte[] bytes(Media media) throws IOException {
        return shelf.open(media).readAllBytes();
    }

    private static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation);
        byte[] head = ByteBuffer.allocate(10)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + 6 + 26))
                .put("Exif\0\0".getBytes(US_ASCII))
                .array();
        return join(head, tiff.array());
    }

    private static byte[] box(String type, byte[] content) {
        return join(
                ByteBuffer.allocate(8)
                        .putInt(8 + content.length)
                        .put(type.getBytes(US_ASCII))
                        .array(),
                content);
    }

    private static byte[] element(int id, byte[] content) {
        byte[] name = ByteBuffer.allocate(4).putInt(id).array();
        int zeros = Integer.numberOfLeadingZeros(id) / 8;
        byte[] size = ByteBuffer.allocate(4).putInt(0x10000000 | content.length).array();
        return join(Arrays.copyOfRange(name, zeros, 4), size, content);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return out.toByteArray();
    }

    private static byte[] oldOffice(String stream) {
        ByteBuffer file = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        file.put("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(ISO_8859_1));
        file.putShort(30, (short) 9).putInt(48, 1);
        file.position(1024 + 128).put(stream.getBytes(UTF_16LE));
        return file.array();
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

package io.social4j.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Real pictures of one shade; {@code number} makes them differ. */
final class SmallPictures {

    /** Hundredths of a second. */
    private static final int FRAME_TIME = 10;

    /** More than the tests of one adapter ask for. */
    private static final int REMEMBERED = 200;

    private static final Map<Picture, byte[]> ENCODED = new ConcurrentHashMap<>();

    private SmallPictures() {}

    /** The same bytes for the same picture: encoding takes longer than most tests that need one. */
    static byte[] encoded(String format, int width, int height, int number) {
        if (ENCODED.size() > REMEMBERED) {
            ENCODED.clear();
        }
        return ENCODED.computeIfAbsent(
                        new Picture(format, width, height, number), picture -> encode(format, width, height, number))
                .clone();
    }

    private record Picture(String format, int width, int height, int number) {}

    private static byte[] encode(String format, int width, int height, int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(shade(width, height, number), format, out)) {
                throw new IllegalStateException("Java writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] gif(int width, int height, int frames, int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                BufferedImage frame = shade(width, height, number + i);
                writer.writeToSequence(new IIOImage(frame, null, timed(writer, frame)), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /**
     * Lossless WebP (RFC 9649): no transforms, no colour cache, and five prefix codes of one symbol each, so that no pixel
     * needs a bit.
     */
    static byte[] webp(int width, int height, int number) {
        if (width < 1 || height < 1 || width > 16_384 || height > 16_384) {
            throw new IllegalArgumentException("A lossless WebP is 1 to 16,384 pixels wide and high");
        }
        // Bits from the lowest on: three times "no", then five times the code 1, 0, 0, 0.
        int codes = 0;
        for (int i = 0; i < 5; i++) {
            codes |= 1 << (3 + 4 * i);
        }
        ByteBuffer picture = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        picture.put((byte) 0x2f).putInt((width - 1) | ((height - 1) << 14)).putInt(codes);
        ByteBuffer file = ByteBuffer.allocate(12 + 8 + 10 + 8 + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WEBP"));
        file.put(ascii("VP8L")).putInt(picture.capacity()).put(picture.array());
        // A chunk that readers skip, as they do with all they do not know.
        file.put(ascii("NOTE")).putInt(4).putInt(number);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static BufferedImage shade(int width, int height, int number) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        int[] row = new int[width];
        Arrays.fill(row, number * 37 % 256);
        for (int y = 0; y < height; y++) {
            image.getRaster().setPixels(0, y, width, 1, row);
        }
        return image;
    }

    private static IIOMetadata timed(ImageWriter writer, BufferedImage frame) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(FRAME_TIME));
        control.setAttribute("transparentColorIndex", "0");
        IIOMetadataNode root = new IIOMetadataNode(format);
        root.appendChild(control);
        metadata.mergeTree(format, root);
        return metadata;
    }
}

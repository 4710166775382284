package io.social4j.http.media;

import io.social4j.http.media.MediaProbe.Measured;
import io.social4j.model.MediaFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Documents by what is at their start or in their table of contents. */
final class Documents {

    private static final String OLD_OFFICE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final int END = 1 << 16;

    private Documents() {}

    static Optional<Measured> measure(FileBytes file, String start) throws IOException {
        if (start.startsWith("%PDF-")) {
            return document(MediaFormat.PDF);
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return zipped(file);
        }
        return start.startsWith(OLD_OFFICE) ? oldOffice(file) : Optional.empty();
    }

    /** Office Open XML (ECMA-376): a ZIP file, whose table of contents is at its end. */
    private static Optional<Measured> zipped(FileBytes file) throws IOException {
        String end = new String(file.upTo(Math.max(0, file.size() - END), END), StandardCharsets.ISO_8859_1);
        if (!end.contains("[Content_Types].xml")) {
            return Optional.empty();
        }
        if (end.contains("word/document.xml")) {
            return document(MediaFormat.DOCX);
        }
        return end.contains("ppt/presentation.xml") ? document(MediaFormat.PPTX) : Optional.empty();
    }

    /** The compound files before them (MS-CFB): the names of the streams stand in the sector of the directory. */
    private static Optional<Measured> oldOffice(FileBytes file) throws IOException {
        int sector = 1 << Math.min(file.u16le(30), 12);
        long directory = ((file.i32le(48) & 0xffffffffL) + 1) * sector;
        String names = new String(file.upTo(directory, 1 << 14), StandardCharsets.UTF_16LE);
        if (names.contains("WordDocument")) {
            return document(MediaFormat.DOC);
        }
        return names.contains("PowerPoint Document") ? document(MediaFormat.PPT) : Optional.empty();
    }

    private static Optional<Measured> document(MediaFormat format) {
        return Optional.of(Measured.document(format));
    }
}

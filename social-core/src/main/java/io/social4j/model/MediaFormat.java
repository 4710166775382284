package io.social4j.model;

import java.util.Locale;
import java.util.Optional;

/** What a file is, by its first bytes; its name and what a server says of it do not count. */
public enum MediaFormat {
    JPEG("image/jpeg", Kind.IMAGE),
    PNG("image/png", Kind.IMAGE),
    WEBP("image/webp", Kind.IMAGE),
    HEIC("image/heic", Kind.IMAGE),
    BMP("image/bmp", Kind.IMAGE),
    TIFF("image/tiff", Kind.IMAGE),
    GIF("image/gif", Kind.IMAGE),
    MP4("video/mp4", Kind.VIDEO),
    MOV("video/quicktime", Kind.VIDEO),
    WEBM("video/webm", Kind.VIDEO),
    PDF("application/pdf", Kind.DOCUMENT),
    DOC("application/msword", Kind.DOCUMENT),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind.DOCUMENT),
    PPT("application/vnd.ms-powerpoint", Kind.DOCUMENT),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", Kind.DOCUMENT);

    /** What people would call it. */
    public enum Kind {
        IMAGE,
        VIDEO,
        DOCUMENT
    }

    private final String type;
    private final Kind kind;

    MediaFormat(String type, Kind kind) {
        this.type = type;
        this.kind = kind;
    }

    /** The media type, as in {@code image/jpeg} (IANA). */
    public String type() {
        return type;
    }

    public Kind kind() {
        return kind;
    }

    /** The usual ending of a file name, without the dot. */
    public String extension() {
        return this == JPEG ? "jpg" : name().toLowerCase(Locale.ROOT);
    }

    /** The format of a media type; parameters behind a semicolon are ignored. */
    public static Optional<MediaFormat> ofType(String type) {
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (MediaFormat format : values()) {
            if (format.type.equals(bare)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

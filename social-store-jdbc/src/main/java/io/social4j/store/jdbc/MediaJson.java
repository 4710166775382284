package io.social4j.store.jdbc;

import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.MediaSource;
import io.social4j.store.jdbc.Json.Fields;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How media is stored: where it came from, and what was measured. Files and bytes are pinned before anything is stored. */
final class MediaJson {

    private MediaJson() {}

    static Map<String, @Nullable Object> fields(Media media) {
        if (!media.isPinned() && media.url().isEmpty()) {
            throw new IllegalArgumentException(media.shown() + " is not pinned and cannot be stored");
        }
        Map<String, @Nullable Object> fields = Json.object();
        fields.put("url", media.url().orElse(null));
        fields.put("alt", media.altText());
        Media poster = media.poster();
        if (poster != null) {
            fields.put("poster", fields(poster));
        }
        MediaInfo info = media.info();
        if (info != null) {
            fields.put("info", fields(info));
        }
        return fields;
    }

    private static Map<String, @Nullable Object> fields(MediaInfo info) {
        Map<String, @Nullable Object> fields = Json.object();
        fields.put("sha256", info.sha256());
        fields.put("format", info.format().name());
        fields.put("size", Long.toString(info.size()));
        fields.put("width", Integer.toString(info.width()));
        fields.put("height", Integer.toString(info.height()));
        fields.put("animated", Boolean.toString(info.animated()));
        fields.put("duration", info.duration().map(Duration::toString).orElse(null));
        fields.put("codec", info.videoCodecOrNull());
        fields.put("frameRate", info.frameRate().map(String::valueOf).orElse(null));
        return fields;
    }

    static Media media(Fields fields) {
        String url = fields.textOrNull("url");
        return new Media(
                url == null ? new MediaSource.Pinned() : new MediaSource.Address(url),
                fields.textOrNull("alt"),
                fields.object("poster").map(MediaJson::media).orElse(null),
                fields.object("info").map(MediaJson::info).orElse(null));
    }

    private static MediaInfo info(Fields fields) {
        String duration = fields.textOrNull("duration");
        String frameRate = fields.textOrNull("frameRate");
        return new MediaInfo(
                fields.text("sha256"),
                MediaFormat.valueOf(fields.text("format")),
                Objects.requireNonNull(fields.numberOrNull("size")),
                Integer.parseInt(fields.text("width")),
                Integer.parseInt(fields.text("height")),
                Boolean.parseBoolean(fields.text("animated")),
                duration == null ? null : Duration.parse(duration),
                fields.textOrNull("codec"),
                frameRate == null ? null : Double.valueOf(frameRate));
    }
}

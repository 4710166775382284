package io.social4j.twitter;

import io.social4j.http.HttpCall;
import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.http.Multipart;
import io.social4j.http.PlatformHttp;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.util.Objects;

/**
 * The endpoints of media, one method for each (docs.x.com, "Upload media", 2026-08; all of them need the scope {@code
 * media.write}). Nobody sees what they make until a post names it. Thread-safe; every method blocks and sends one request.
 */
final class TwitterMediaApi {

    private static final String UPLOAD = "2/media/upload";

    private final URI baseUrl;
    private final TwitterHttp http;
    private final MediaAccess media;

    TwitterMediaApi(
            TwitterSettings settings,
            PlatformHttp http,
            MediaAccess media,
            RateReport.Listener rates,
            SocialClock clock) {
        this.baseUrl = settings.baseUrl();
        this.http = new TwitterHttp(http, TwitterErrors.ofMedia(clock), new TwitterRates(rates, clock));
        this.media = media;
    }

    /** {@code POST /2/media/upload}: a whole picture in one request. X finds out the type by itself. */
    JsonView uploadImage(PlatformToken token, Media image) {
        MediaInfo info = info(image);
        Multipart form = Multipart.create()
                .field("media_category", TwitterMediaKind.IMAGE.category())
                .file("media", "media", info.format().type(), info.size(), () -> media.open(image));
        return TwitterHttp.json(http.upload(token, "POST /2/media/upload", post("").multipart(form)));
    }

    /** {@code POST /2/media/upload/initialize}: announces a file that comes in segments. */
    JsonView initialize(PlatformToken token, MediaInfo info, String category) {
        String body =
                JsonText.object(upload -> upload.put("media_type", info.format().type())
                        .put("total_bytes", info.size())
                        .put("media_category", category));
        return prepare(
                token, "POST /2/media/upload/initialize", post("/initialize").json(body));
    }

    /**
     * {@code POST /2/media/upload/{id}/append}: one segment. Sending it again replaces it.
     *
     * @param index from 0 on, without gaps
     */
    void append(PlatformToken token, String id, Media file, int index, long offset, long length) {
        Multipart form = Multipart.create()
                .field("segment_index", Integer.toString(index))
                .file("media", "media", "application/octet-stream", () -> media.open(file), offset, length);
        http.upload(
                token,
                "POST /2/media/upload/:id/append",
                post("").segment(id).segment("append").multipart(form));
    }

    /** {@code POST /2/media/upload/{id}/finalize}: all segments are there. */
    JsonView complete(PlatformToken token, String id) {
        HttpCall.Builder call = post("").segment(id).segment("finalize");
        return prepare(token, "POST /2/media/upload/:id/finalize", call);
    }

    /** {@code GET /2/media/upload?command=STATUS}: how far the processing is. */
    JsonView status(PlatformToken token, String id) {
        HttpCall.Builder call =
                HttpCall.get(baseUrl, UPLOAD).query("command", "STATUS").query("media_id", id);
        return prepare(token, "GET /2/media/upload", call);
    }

    /** {@code POST /2/media/metadata}: a description for people who do not see it. */
    void describe(PlatformToken token, String id, String altText) {
        String body = JsonText.object(media -> media.put("id", id)
                .object("metadata", data -> data.object("alt_text", alt -> alt.put("text", altText))));
        JsonView ignored = prepare(
                token,
                "POST /2/media/metadata",
                HttpCall.post(baseUrl, "2/media/metadata").json(body));
    }

    private JsonView prepare(PlatformToken token, String endpoint, HttpCall.Builder call) {
        return http.read(token, RateReport.Use.PUBLISH, endpoint, call);
    }

    private HttpCall.Builder post(String path) {
        return HttpCall.post(baseUrl, UPLOAD + path);
    }

    /** The engine sends pinned media only. */
    private static MediaInfo info(Media media) {
        return Objects.requireNonNull(media.info(), "media that is sent is pinned");
    }
}

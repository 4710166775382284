package io.social4j.reddit;

import io.social4j.http.JsonView;
import io.social4j.http.Multipart;
import io.social4j.http.WebAddress;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings pictures and videos to Reddit's store: a lease from Reddit, then a form with the lease's fields, in their order, and the
 * file behind them (PRAW 8, 2025). Nobody sees what was uploaded until a post shows it. Thread-safe; blocks.
 */
final class RedditUpload {

    /** Leases recorded by PRAW 8 end after a quarter of an hour; a minute of it is left for the post. */
    private static final Duration LIFE = Duration.ofMinutes(14);

    private final RedditApi api;
    private final MediaAccess files;
    private final SocialClock clock;

    RedditUpload(RedditApi api, MediaAccess files, SocialClock clock) {
        this.api = api;
        this.files = files;
        this.clock = clock;
    }

    /** Uploads what this delivery has not uploaded yet: each item, and behind them the poster of a video. */
    List<Uploaded> all(PlatformToken token, PublishJournal journal, List<Media> media) {
        List<Uploaded> uploads = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            Media item = media.get(i);
            uploads.add(one(token, journal, "media-" + (i + 1), item));
            Media poster = item.poster();
            if (poster != null && RedditKind.isVideo(item)) {
                uploads.add(one(token, journal, "poster", poster));
            }
        }
        return uploads;
    }

    private Uploaded one(PlatformToken token, PublishJournal journal, String step, Media item) {
        Uploaded known = Uploaded.parse(
                journal.remember(step, () -> upload(token, step, item).toString()));
        if (known.at().plus(LIFE).isAfter(clock.now())) {
            return known;
        }
        journal.forget(step);
        return Uploaded.parse(
                journal.remember(step, () -> upload(token, step, item).toString()));
    }

    private Uploaded upload(PlatformToken token, String step, Media item) {
        MediaInfo info = item.info();
        if (info == null) {
            throw PlatformException.of(
                    FailureKind.MEDIA_REJECTED, item.shown() + " was not pinned when the post was scheduled");
        }
        String name = step + "." + info.format().extension();
        Instant start = clock.now();
        JsonView lease = lease(token, name, item, info);
        String action = api.withScheme(lease.at("args").at("action").text().orElse(""));
        String asset = lease.at("asset").at("asset_id").text().orElse("");
        if (!WebAddress.isWebAddress(action) || !asset.matches("\\S{1,100}")) {
            throw RedditApi.unreadable("the request for an upload");
        }
        Multipart form = Multipart.create();
        String key = "";
        for (JsonView field : lease.at("args").at("fields").items()) {
            String fieldName =
                    field.at("name").text().orElseThrow(() -> RedditApi.unreadable("the request for an upload"));
            String value = field.at("value").text().orElse("");
            form = form.field(fieldName, value);
            key = fieldName.equals("key") ? value : key;
        }
        if (!key.matches("\\S{1,500}")) {
            throw RedditApi.unreadable("the request for an upload");
        }
        api.store(
                URI.create(action), form.file("file", name, info.format().type(), info.size(), () -> files.open(item)));
        return new Uploaded(start, asset, action + "/" + key);
    }

    /** A type of file that Reddit does not take is refused here already. */
    private JsonView lease(PlatformToken token, String name, Media item, MediaInfo info) {
        try {
            return api.lease(token, name, info.format().type());
        } catch (PlatformException refused) {
            if (refused.failure().kind() != FailureKind.INVALID_CONTENT) {
                throw refused;
            }
            throw new PlatformException(
                    refused.failure()
                            .withKind(FailureKind.MEDIA_REJECTED)
                            .withMessage("Reddit does not take " + item.shown() + ". "
                                    + refused.failure().message()),
                    refused);
        }
    }

    /**
     * What Reddit calls an upload; remembered as a text.
     *
     * @param at when it was asked for
     * @param assetId for galleries
     * @param url for everything else
     */
    record Uploaded(Instant at, String assetId, String url) {

        static Uploaded parse(String text) {
            String[] parts = text.split(" ", 3);
            return new Uploaded(Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1], parts[2]);
        }

        @Override
        public String toString() {
            return at.getEpochSecond() + " " + assetId + " " + url;
        }
    }
}

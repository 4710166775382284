package io.social4j.twitter;

import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The upload of one file within one visit: goes on where the last one stopped. What is remembered of it: {@code <name>}, its id
 * and when that ends; {@code <name>-sent-<n>}, the {@value #BATCH} segments of each batch; {@code <name>-complete}, when it was
 * complete; {@code <name>-state}, the last thing X said of its processing; {@code <name>-described}. An upload that X has
 * forgotten, or will soon, is begun anew.
 */
final class TwitterUpload {

    /** Size of a segment: what libraries in wide use send; larger ones are refused at times (recorded 2025-11 to 2026-08). */
    static final long SEGMENT = 1 << 20;

    /** Most segments of a file (docs.x.com, 2026-08). */
    private static final int MOST_SEGMENTS = 1_000;

    /** Segments behind which it is remembered how far it got. */
    static final int BATCH = 16;

    /** X keeps an upload for 24 hours (docs.x.com, 2026-08); where it does not say so. */
    private static final Duration LIFE = Duration.ofHours(24);

    /** What ends so soon might end before the post is made. */
    private static final Duration MARGIN = Duration.ofHours(4);

    /** How long X may process a file before it is uploaded anew. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TwitterMediaApi api;
    private final PlatformToken token;
    private final PublishJournal journal;
    private final SocialClock clock;
    private final String name;
    private final Media file;
    private final MediaInfo info;
    private String id = "";

    /**
     * @param name of the step, the same on each visit
     * @param file pinned
     */
    TwitterUpload(
            TwitterMediaApi api,
            PlatformToken token,
            PublishJournal journal,
            SocialClock clock,
            String name,
            Media file,
            MediaInfo info) {
        this.api = api;
        this.token = token;
        this.journal = journal;
        this.clock = clock;
        this.name = name;
        this.file = file;
        this.info = info;
    }

    /** The id to name in a post, once {@link #advance} has answered nothing. */
    String id() {
        return id;
    }

    /**
     * Does what is left to do.
     *
     * @return empty if it is ready; else when to come back
     * @throws PlatformException if X refuses the file, or something went wrong on the way
     */
    Optional<PublishResult> advance() {
        TwitterMediaKind kind = TwitterMediaKind.of(info);
        try {
            String[] handle = journal.remember(name, () -> kind.isChunked() ? begun(kind) : sent())
                    .split(" ", 2);
            id = handle[0];
            if (!clock.now().isBefore(epoch(handle[1]).minus(MARGIN))) {
                forget();
                return Optional.of(PublishResult.pending(Duration.ZERO, "its upload at X has expired"));
            }
            Optional<PublishResult> busy = kind.isChunked() ? processed() : Optional.empty();
            if (busy.isEmpty()) {
                describe(kind);
            }
            return busy;
        } catch (PlatformException failed) {
            if (failed.failure().kind() != FailureKind.NOT_FOUND) {
                throw failed;
            }
            forget();
            throw PlatformException.of(
                    FailureKind.TRANSIENT, "X does not know an upload of this post any more; it is uploaded anew.");
        }
    }

    private String sent() {
        return handle(api.uploadImage(token, file));
    }

    private String begun(TwitterMediaKind kind) {
        boolean premium = TwitterMediaRules.isPremiumVideo(info);
        String category = premium ? TwitterMediaKind.PREMIUM_VIDEO : kind.category();
        return handle(api.initialize(token, info, category));
    }

    private String handle(JsonView answer) {
        JsonView data = answer.at("data");
        String made =
                data.at("id").text().filter(TwitterPost::isId).orElseThrow(() -> TwitterHttp.unreadable("an upload"));
        long seconds = data.at("expires_after_secs").number().orElse(LIFE.toSeconds());
        return made + " "
                + clock.now().plusSeconds(Math.min(seconds, LIFE.toSeconds())).getEpochSecond();
    }

    /** A visit that died behind this request makes it come twice; what is processed already is complete. */
    private JsonView completed() {
        try {
            return api.complete(token, id);
        } catch (PlatformException refused) {
            JsonView status =
                    refused.failure().kind() == FailureKind.MEDIA_REJECTED ? api.status(token, id) : JsonView.missing();
            if (!status.at("data").at("processing_info").exists()) {
                throw refused;
            }
            return status;
        }
    }

    private Optional<PublishResult> processed() {
        for (int batch = 0; batch < batches(); batch++) {
            int first = batch * BATCH;
            String ignored = journal.remember(name + "-sent-" + batch, () -> append(first));
        }
        String[] complete = journal.remember(
                        name + "-complete",
                        () -> clock.now().getEpochSecond() + " "
                                + TwitterProcessing.of(completed()).remembered())
                .split(" ", 2);
        Instant since = epoch(complete[0]);
        TwitterProcessing processing = TwitterProcessing.read(complete[1]);
        if (processing.state() == TwitterProcessing.State.BUSY) {
            Duration left = Duration.between(clock.now(), since.plus(processing.pause()));
            if (left.compareTo(Duration.ZERO) > 0) {
                return Optional.of(busy(left));
            }
            processing = TwitterProcessing.read(journal.remember(
                    name + "-state",
                    () -> TwitterProcessing.of(api.status(token, id)).remembered()));
        }
        return switch (processing.state()) {
            case READY -> Optional.empty();
            case BUSY -> Optional.of(unfinished(processing.pause(), since));
            case FAILED -> throw failed(processing.said());
        };
    }

    private PlatformException failed(String said) {
        forget();
        return new PlatformException(PlatformFailure.of(
                        FailureKind.MEDIA_REJECTED,
                        "X could not process a file of this post." + (said.isEmpty() ? "" : " X says: " + said)
                                + " Replace it, then schedule the post again.")
                .withCode("processing failed", null));
    }

    private PublishResult unfinished(Duration pause, Instant since) {
        if (clock.now().isAfter(since.plus(PATIENCE))) {
            forget();
            throw PlatformException.of(
                    FailureKind.TRANSIENT,
                    "X did not process a file of this post within " + PATIENCE.toMinutes()
                            + " minutes; it is uploaded anew.");
        }
        journal.forget(name + "-state");
        return busy(pause);
    }

    private static PublishResult busy(Duration after) {
        return PublishResult.pending(after, "X is processing a file");
    }

    private long segment() {
        return Math.max(SEGMENT, (info.size() + MOST_SEGMENTS - 1) / MOST_SEGMENTS);
    }

    private int segments() {
        return Math.toIntExact((info.size() + segment() - 1) / segment());
    }

    private int batches() {
        return TwitterMediaKind.of(info).isChunked() ? (segments() + BATCH - 1) / BATCH : 0;
    }

    private String append(int first) {
        long segment = segment();
        for (int index = first; index < Math.min(first + BATCH, segments()); index++) {
            long offset = index * segment;
            api.append(token, id, file, index, offset, Math.min(segment, info.size() - offset));
        }
        return "sent";
    }

    private void describe(TwitterMediaKind kind) {
        String altText = file.altText();
        if (altText == null || altText.isBlank() || kind == TwitterMediaKind.VIDEO) {
            return;
        }
        Supplier<String> described = () -> {
            api.describe(token, id, altText);
            return "described";
        };
        String ignored = journal.remember(name + "-described", described);
    }

    /** Everything: the next visit begins anew. */
    private void forget() {
        journal.forget(name + "-described");
        journal.forget(name + "-state");
        journal.forget(name + "-complete");
        for (int batch = 0; batch < batches(); batch++) {
            journal.forget(name + "-sent-" + batch);
        }
        journal.forget(name);
    }

    private static Instant epoch(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}

package io.social4j.linkedin;

import io.social4j.linkedin.LinkedInDialect.Readiness;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the media of a post to LinkedIn, once, and waits until they may be used. Thread-safe. */
final class LinkedInMedia {

    private static final String UPLOADED = "media";

    /** How long a token that may not ask waits; publishers wait up to 20 s (their code, 2026). */
    private static final Duration GRACE = Duration.ofSeconds(20);

    /** After that an upload that LinkedIn still waits for is taken for lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final LinkedInDialect dialect;
    private final SocialClock clock;

    LinkedInMedia(LinkedInDialect dialect, SocialClock clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    /** The URNs of all media, in order; each is uploaded unless an earlier visit has. */
    List<String> uploaded(PlatformToken token, List<Media> media, PublishJournal journal) {
        List<String> urns = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            Media item = media.get(i);
            urns.add(journal.remember(step(i), () -> dialect.upload(token, item)));
        }
        return urns;
    }

    /**
     * Why the post has to wait, and how long; empty if everything may be used.
     *
     * @throws PlatformException {@code MEDIA_REJECTED} if LinkedIn could not process an item, {@code TRANSIENT} if it has lost one;
     *     either is uploaded anew if the post is tried again
     */
    Optional<PublishResult> waiting(PlatformToken token, List<String> urns, PublishJournal journal) {
        if (urns.isEmpty()) {
            return Optional.empty();
        }
        Instant uploaded =
                Instant.parse(journal.remember(UPLOADED, () -> clock.now().toString()));
        Duration since = Duration.between(uploaded, clock.now());
        for (int i = 0; i < urns.size(); i++) {
            Optional<PublishResult> wait = waiting(dialect.readiness(token, urns.get(i)), since, i, journal);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    private Optional<PublishResult> waiting(Readiness readiness, Duration since, int index, PublishJournal journal) {
        String item = "item " + (index + 1);
        switch (readiness) {
            case READY -> {
                return Optional.empty();
            }
            case UNKNOWN -> {
                Duration left = GRACE.minus(since);
                return left.isNegative() || left.isZero()
                        ? Optional.empty()
                        : Optional.of(
                                PublishResult.pending(left, "LinkedIn does not tell whether " + item + " is ready"));
            }
            case PROCESSING -> {
                return Optional.of(PublishResult.pending(wait(since), "LinkedIn processes " + item));
            }
            case WAITING -> {
                if (since.compareTo(PATIENCE) < 0) {
                    return Optional.of(PublishResult.pending(wait(since), "LinkedIn takes in " + item));
                }
            }
            case FAILED -> {
                forget(index, journal);
                throw PlatformException.of(
                        FailureKind.MEDIA_REJECTED,
                        "LinkedIn could not process " + item + ". Convert it, or give another file.");
            }
            case GONE -> {}
        }
        forget(index, journal);
        throw PlatformException.of(
                FailureKind.TRANSIENT, "LinkedIn has lost the upload of " + item + ". It is uploaded again.");
    }

    /** Half of the time that has passed: calls are counted by the day. */
    private static Duration wait(Duration since) {
        Duration half = since.dividedBy(2);
        if (half.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return half.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : half;
    }

    private static void forget(int index, PublishJournal journal) {
        journal.forget(step(index));
        journal.forget(UPLOADED);
    }

    private static String step(int index) {
        return "media-" + (index + 1);
    }
}

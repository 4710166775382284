package io.social4j.testkit.custom;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A whole adapter: pins notes to a board, one line each. */
final class NoticeBoardAdapter implements PlatformAdapter {

    private final Cork cork;
    private final SocialClock clock;

    NoticeBoardAdapter(Cork cork, SocialClock clock) {
        this.cork = cork;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return NoticeBoard.PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        boolean fits = !payload.isThread()
                && payload.media().isEmpty()
                && !payload.text().isBlank();
        return fits
                ? List.of()
                : List.of(Violation.error(platform(), "noticeboard.note", "text", "A note is one text, not empty"));
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        String note = payload.text().strip();
        return journal.finish("pin", fingerprint(note), gate -> {
            gate.pass();
            try {
                return Sent.live(cork.pin(note, clock.now()));
            } catch (Cork.PinDroppedException nobodyKnows) {
                throw PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "The pin fell somewhere");
            }
        });
    }

    private static String fingerprint(String note) {
        return Integer.toHexString(note.hashCode()) + " of " + note.length();
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        List<RemotePost> notes = cork.notes().stream()
                .map(note -> RemotePost.of(
                        note.id(), note.pinnedAt(), fingerprint(note.text()).equals(attempt.fingerprint())))
                .toList();
        return Evidence.listing(notes, Instant.EPOCH);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return Map.of();
    }
}

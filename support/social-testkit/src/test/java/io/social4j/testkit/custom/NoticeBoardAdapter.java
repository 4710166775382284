package io.social4j.testkit.custom;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A whole adapter: pins notes to a board, one line each. */
final class NoticeBoardAdapter implements PlatformAdapter {

    private static final int LONGEST = 280;

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
        List<Violation> found = new ArrayList<>();
        if (payload.isThread() || !payload.media().isEmpty() || payload.text().isBlank()) {
            found.add(Violation.error(platform(), "noticeboard.note", "text", "A note is one text, not empty"));
        }
        if (payload.text().length() > LONGEST) {
            found.add(Violation.error(platform(), "noticeboard.length", "text", "A note has 280 characters at most"));
        }
        payload.options()
                .keySet()
                .forEach(name -> found.add(Violation.error(
                        platform(), "noticeboard.options", "options." + name, "There is no option " + name + " here")));
        return found;
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        List<Violation> wrong = validate(payload);
        if (!wrong.isEmpty()) {
            throw new PlatformException(
                    PlatformFailure.of(FailureKind.INVALID_CONTENT, wrong.get(0).message())
                            .withViolations(wrong));
        }
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

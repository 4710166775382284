package io.social4j.spi;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Talks to one platform. Implementations are thread-safe, keep no state between calls, and block until the answer is there.
 *
 * <p>Adapters never retry, never sleep, never log content and read no clock but the one of their {@link ProviderContext}:
 * a call that failed comes back later, as a new visit. Whatever goes wrong is thrown as a {@link PlatformException};
 * anything else that escapes counts as a bug of the adapter.
 */
public interface PlatformAdapter {

    Platform platform();

    /**
     * Everything that is wrong with the payload, known without asking anybody: no I/O. Called when a post is composed and
     * again before its first request, so that both agree. Media has an {@code info()} only once it is pinned: what that tells is
     * checked then, and nothing of it before.
     *
     * @return empty if the platform should accept it; warnings may be among the violations
     */
    List<Violation> validate(PublishPayload payload);

    /**
     * Publishes the payload. Runs from its first line on every visit, with the same payload, perhaps a newer token, and the
     * same journal: what the journal remembers is not done again. Steps and commits come in the same order each time, and what
     * must be the same on each visit, such as a key, is remembered too. What depends on the account is checked here, before the
     * journal is used. Never called while the outcome of an earlier request is open.
     *
     * @return what {@link PublishJournal#finish} answered, or {@link PublishResult#pending} while the platform is busy
     * @throws PlatformException what went wrong, classified for this moment: before a commit or at a commit
     */
    PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal);

    /**
     * Looks for the traces of a request whose outcome is unknown. Read-only. Answers evidence, never a judgement: the
     * engine judges. A handle of ours, such as the id of a container, tells most; a listing reaches back to 24 hours and the
     * policy's {@code clockSkew} before the intent. Posts are compared with posts, a part of a thread with what answers the part
     * before.
     *
     * @return {@link Evidence#blind()} where the platform shows nothing
     * @throws PlatformException if looking failed; proves nothing
     */
    default Evidence look(PlatformToken token, OpenAttempt attempt) {
        return Evidence.blind();
    }

    /**
     * How live posts do.
     *
     * @return one result for each id, in any order; an id that is missing counts as unavailable
     */
    Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds);

    /** How one live post does. */
    default MetricsResult getMetrics(PlatformToken token, String remoteId) {
        return getMetrics(token, List.of(remoteId))
                .getOrDefault(remoteId, MetricsResult.unavailable("the platform did not mention this post"));
    }

    /** Where people see the post; may ask the platform. A failure here never fails a post. */
    default Optional<URI> permalink(PlatformToken token, String remoteId) {
        return Optional.empty();
    }

    /**
     * Deletes a live post. Returns normally if it is gone afterwards, also if it was gone before.
     *
     * @throws PlatformException of kind {@code UNSUPPORTED} where the platform or this adapter cannot delete
     */
    default void delete(PlatformToken token, String remoteId) {
        throw PlatformException.of(
                FailureKind.UNSUPPORTED, "Posts on " + platform() + " cannot be deleted through its API; do it there");
    }
}

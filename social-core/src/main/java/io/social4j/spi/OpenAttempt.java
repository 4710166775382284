package io.social4j.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request whose outcome is not: enough to look for its traces, frozen when it was about to be sent.
 *
 * @param step the name it was given
 * @param fingerprint what was sent, as given to the journal
 * @param steps everything remembered at that moment; empty if the engine looks before it sends, for a request it may have
 *     forgotten: then only a listing can tell
 * @param earlierParts ids of the parts of the thread that were live before, in order
 * @param intentAt when it was about to be sent; nothing of it is older
 * @param deadlineAt when the call had ended at the latest
 * @param acceptedHandle the handle the platform answered, if it had accepted the request
 */
public record OpenAttempt(
        String step,
        String fingerprint,
        Map<String, String> steps,
        List<String> earlierParts,
        Instant intentAt,
        Instant deadlineAt,
        @Nullable String acceptedHandle) {

    public OpenAttempt {
        steps = Map.copyOf(steps);
        earlierParts = List.copyOf(earlierParts);
    }

    public boolean isAccepted() {
        return acceptedHandle != null;
    }

    /** The step values are secrets. */
    @Override
    public String toString() {
        return "OpenAttempt[" + step + ", steps " + steps.keySet() + ", intent " + intentAt + "]";
    }
}

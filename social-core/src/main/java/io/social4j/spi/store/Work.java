package io.social4j.spi.store;

import io.social4j.model.AccountId;
import io.social4j.model.Hold;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claimed delivery with all that a visit has to know, as of the claim.
 *
 * @param steps what earlier visits remembered
 * @param liveParts what is live already, in order
 * @param open the attempt nobody knows the outcome of
 * @param absentSteps steps of which an earlier attempt was closed as absent, with the intent time of the first such
 * @param holds what keeps it back now
 * @param credential of its account, or {@code null} if the account or its token is gone
 * @param claimedAt the store's time
 */
public record Work(
        Ticket ticket,
        PostId post,
        AccountId account,
        RemoteAccount remoteAccount,
        PublishPayload payload,
        Progress progress,
        Map<String, String> steps,
        List<LivePart> liveParts,
        @Nullable OpenIntent open,
        Map<String, Instant> absentSteps,
        List<Hold> holds,
        @Nullable Credential credential,
        Instant claimedAt) {

    public Work {
        steps = Map.copyOf(steps);
        liveParts = List.copyOf(liveParts);
        absentSteps = Map.copyOf(absentSteps);
        holds = List.copyOf(holds);
    }

    public Platform platform() {
        return remoteAccount.platform();
    }

    /** Not the steps: they are secrets. */
    @Override
    public String toString() {
        return "Work[" + ticket + ", " + platform() + ", " + progress + ", live " + liveParts.size() + "]";
    }
}

package io.social4j.spi.store;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import java.util.Collection;
import java.util.Set;

/**
 * Which deliveries a claim is about.
 *
 * @param platforms those this process has adapters for; rows of others stay untouched
 * @param fullLanes accounts that have as many visits as they may
 * @param restingLanes accounts that begin nothing for now: of them only deliveries that have had an intent
 * @param only these deliveries; empty means any
 */
public record Selection(
        Set<Platform> platforms, Set<RemoteAccount> fullLanes, Set<RemoteAccount> restingLanes, Set<DeliveryId> only) {

    public Selection {
        platforms = Set.copyOf(platforms);
        fullLanes = Set.copyOf(fullLanes);
        restingLanes = Set.copyOf(restingLanes);
        only = Set.copyOf(only);
    }

    /** Whatever is due. */
    public static Selection due(Collection<Platform> platforms, Collection<RemoteAccount> fullLanes) {
        return new Selection(Set.copyOf(platforms), Set.copyOf(fullLanes), Set.of(), Set.of());
    }

    /** These, if they are due. */
    public static Selection ids(Collection<Platform> platforms, Collection<DeliveryId> ids) {
        return new Selection(Set.copyOf(platforms), Set.of(), Set.of(), Set.copyOf(ids));
    }

    /** This, but of these accounts nothing that would begin. */
    public Selection resting(Collection<RemoteAccount> lanes) {
        return new Selection(platforms, fullLanes, Set.copyOf(lanes), only);
    }

    /** @param begun whether it has had an intent */
    public boolean allows(RemoteAccount lane, DeliveryId id, boolean begun) {
        return platforms.contains(lane.platform())
                && !fullLanes.contains(lane)
                && (begun || !restingLanes.contains(lane))
                && (only.isEmpty() || only.contains(id));
    }
}

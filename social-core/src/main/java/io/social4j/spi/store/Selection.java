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
 * @param only these deliveries; empty means any
 */
public record Selection(Set<Platform> platforms, Set<RemoteAccount> fullLanes, Set<DeliveryId> only) {

    public Selection {
        platforms = Set.copyOf(platforms);
        fullLanes = Set.copyOf(fullLanes);
        only = Set.copyOf(only);
    }

    /** Whatever is due. */
    public static Selection due(Collection<Platform> platforms, Collection<RemoteAccount> fullLanes) {
        return new Selection(Set.copyOf(platforms), Set.copyOf(fullLanes), Set.of());
    }

    /** These, if they are due. */
    public static Selection ids(Collection<Platform> platforms, Collection<DeliveryId> ids) {
        return new Selection(Set.copyOf(platforms), Set.of(), Set.copyOf(ids));
    }

    public boolean allows(Platform platform, RemoteAccount lane, DeliveryId id) {
        return platforms.contains(platform) && !fullLanes.contains(lane) && (only.isEmpty() || only.contains(id));
    }
}

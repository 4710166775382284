package io.social4j.spi.store;

import io.social4j.model.DeliveryId;
import io.social4j.model.RemoteAccount;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Reads the log of attempts: one row for each intent, and one for each failed preparation. */
public interface PublishLogStore {

    /** Those of {@code ids} that already belong to an attempt of this account. */
    Set<String> boundIds(RemoteAccount account, Collection<String> ids);

    /** All attempts of a delivery, oldest first. */
    List<LogEntry> history(DeliveryId delivery);

    /** Adds where people see the post, learned after it went live. */
    void addPermalink(DeliveryId delivery, String remoteId, URI permalink);
}

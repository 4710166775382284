package io.social4j.testkit.simulation;

import io.social4j.config.PublishPolicy;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformAdapter;
import java.time.Duration;
import java.util.List;

/**
 * What is simulated.
 *
 * @param payloads one delivery each, all to the same account
 * @param adapters makes the adapter of a worker
 * @param listingLag how late the platform shows what is live
 * @param refusesDuplicates whether the platform refuses an equal text
 */
public record Scenario(
        String name,
        List<PublishPayload> payloads,
        AdapterMaker adapters,
        Duration listingLag,
        boolean refusesDuplicates,
        PublishPolicy policy) {

    public Scenario {
        payloads = List.copyOf(payloads);
    }

    /** Makes the adapter a worker talks to the platform with. */
    @FunctionalInterface
    public interface AdapterMaker {

        PlatformAdapter make(Wire wire, SimulatedPlatform platform);
    }

    public static Scenario of(String name, AdapterMaker adapters, PublishPayload... payloads) {
        return new Scenario(name, List.of(payloads), adapters, Duration.ofSeconds(5), false, PublishPolicy.defaults());
    }

    public Scenario withListingLag(Duration lag) {
        return new Scenario(name, payloads, adapters, lag, refusesDuplicates, policy);
    }

    public Scenario refusingDuplicates() {
        return new Scenario(name, payloads, adapters, listingLag, true, policy);
    }

    public Scenario named(String other) {
        return new Scenario(other, payloads, adapters, listingLag, refusesDuplicates, policy);
    }

    PlatformAdapter adapter(Wire wire, SimulatedPlatform platform) {
        return adapters.make(wire, platform);
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.social4j.testkit.simulation;

import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.spi.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shapes of platforms, reduced to what matters: a text or thread that is listed, a container, a blind one. */
public final class SimulatedAdapter implements PlatformAdapter {

    /** What the platform shows of an attempt. */
    public enum Shape {
        /** One commit for each part; own posts can be listed. */
        LISTING,
        /** A container is made, waited for and published; it says whether it was. */
        HANDLE,
        /** One commit; nothing can be read. */
        BLIND,
        /** As {@link #LISTING}; the platform only says that it has accepted the post. */
        ACCEPTING,
        /** As {@link #LISTING}, by an author who calls the steps otherwise in every build. */
        RENAMING
    }

    private final Shape shape;
    private final Wire wire;
    private final SimulatedPlatform platform;

    private SimulatedAdapter(Shape shape, Wire wire, SimulatedPlatform platform) {
        this.shape = shape;
        this.wire = wire;
        this.platform = platform;
    }

    public static Scenario.AdapterMaker of(Shape shape) {
        return (wire, platform) -> new SimulatedAdapter(shape, wire, platform);
    }

    @Override
    public Platform platform() {
        return SimulatedPlatform.NAME;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return List.of();
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        return shape == Shape.HANDLE ? container(payload, journal) : thread(payload, journal);
    }

    private PublishResult thread(PublishPayload payload, PublishJournal journal) {
        String parent = null;
        int last = payload.parts().size() - 1;
        for (int i = 0; i < last; i++) {
            String text = payload.parts().get(i);
            String to = parent;
            parent = journal.commit(
                    step(i),
                    fingerprint(text, to),
                    gate -> Sent.live(wire.commit(gate, () -> platform.create(text, to))));
        }
        String text = payload.parts().get(last);
        String to = parent;
        return journal.finish(step(last), fingerprint(text, to), gate -> {
            String id = wire.commit(gate, () -> platform.create(text, to));
            return shape == Shape.ACCEPTING ? Sent.accepted("job-of-" + id) : Sent.live(id);
        });
    }

    private String step(int part) {
        return shape == Shape.RENAMING ? "part-" + part + "-of-" + System.identityHashCode(this) : "part-" + part;
    }

    private static String fingerprint(String text, @Nullable String parent) {
        return text + "\n" + Objects.requireNonNullElse(parent, "");
    }

    private PublishResult container(PublishPayload payload, PublishJournal journal) {
        String container = journal.remember(
                "container", () -> wire.read("create-container", () -> platform.createContainer(payload.text())));
        SimulatedPlatform.ContainerStatus status = wire.read("status", () -> platform.status(container));
        if (status == SimulatedPlatform.ContainerStatus.IN_PROGRESS) {
            return PublishResult.pending(Duration.ofSeconds(5), "processing");
        }
        return journal.finish(
                "publish",
                payload.text(),
                gate -> Sent.live(wire.commit(gate, () -> platform.publishContainer(container))));
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        return switch (shape) {
            case BLIND -> Evidence.blind();
            case HANDLE -> wire.read("look", () -> ofContainer(attempt));
            default -> wire.read("look", () -> ofListing(attempt));
        };
    }

    private Evidence ofContainer(OpenAttempt attempt) {
        String container = attempt.steps().get("container");
        if (container == null) {
            return Evidence.blind();
        }
        return platform.status(container) == SimulatedPlatform.ContainerStatus.PUBLISHED
                ? Evidence.live(platform.publishedAs(container))
                : Evidence.notLive();
    }

    /** Comparable posts only: replies to the same post for a part of a thread, first posts for a first post. */
    private Evidence ofListing(OpenAttempt attempt) {
        String parent = attempt.earlierParts().isEmpty()
                ? null
                : attempt.earlierParts().get(attempt.earlierParts().size() - 1);
        List<RemotePost> posts = platform.listing().stream()
                .filter(live -> Objects.equals(live.parent(), parent))
                .map(live -> RemotePost.of(
                        live.id(),
                        live.createdAt(),
                        fingerprint(live.text(), live.parent()).equals(attempt.fingerprint())))
                .toList();
        return Evidence.listing(posts, Instant.EPOCH);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return Map.of();
    }
}

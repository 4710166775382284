package io.social4j.testkit.simulation;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A platform that keeps the truth: everything that was ever live. */
public final class SimulatedPlatform {

    /** What the platform is called. */
    public static final Platform NAME = Platform.of("simulated");

    /** The one account there. */
    public static final RemoteAccount ACCOUNT = new RemoteAccount(NAME, "account-1");

    private static final int POLLS_UNTIL_READY = 2;

    private final World world;
    private final List<Live> ledger = new ArrayList<>();
    private final Map<String, Container> containers = new HashMap<>();

    SimulatedPlatform(World world) {
        this.world = world;
    }

    /** A post that is live. */
    public record Live(String id, String text, @Nullable String parent, Instant createdAt) {}

    private static final class Container {
        private final String text;
        private int polls;
        private @Nullable String publishedAs;

        private Container(String text) {
            this.text = text;
        }
    }

    /** Publishes a text. */
    public String create(String text, @Nullable String parent) {
        boolean twin =
                ledger.stream().anyMatch(live -> live.text().equals(text) && Objects.equals(live.parent(), parent));
        if (twin && world.scenario.refusesDuplicates()) {
            throw PlatformException.of(FailureKind.DUPLICATE, "already there");
        }
        return publish(text, parent);
    }

    private String publish(String text, @Nullable String parent) {
        String id = "post-" + (ledger.size() + 1);
        ledger.add(new Live(id, text, parent, world.now()));
        return id;
    }

    /** Makes a container, which nobody sees. */
    public String createContainer(String text) {
        String id = "container-" + (containers.size() + 1);
        containers.put(id, new Container(text));
        return id;
    }

    /** Where a container stands. */
    public ContainerStatus status(String id) {
        Container container = container(id);
        if (container.publishedAs != null) {
            return ContainerStatus.PUBLISHED;
        }
        return ++container.polls > POLLS_UNTIL_READY ? ContainerStatus.FINISHED : ContainerStatus.IN_PROGRESS;
    }

    /** Publishes a container, once. */
    public String publishContainer(String id) {
        Container container = container(id);
        if (container.publishedAs != null) {
            throw PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "the container is not available");
        }
        container.publishedAs = publish(container.text, null);
        return container.publishedAs;
    }

    /** What a published container became. */
    public @Nullable String publishedAs(String id) {
        return container(id).publishedAs;
    }

    private Container container(String id) {
        return Objects.requireNonNull(containers.get(id));
    }

    /** The states of a container. */
    public enum ContainerStatus {
        IN_PROGRESS,
        FINISHED,
        PUBLISHED
    }

    /** The account's own posts as the platform shows them: with a lag. */
    public List<Live> listing() {
        Duration lag = world.scenario.listingLag();
        return ledger.stream()
                .filter(live -> !live.createdAt().plus(lag).isAfter(world.now()))
                .toList();
    }

    /** Everything that is live. */
    List<Live> truth() {
        return List.copyOf(ledger);
    }
}

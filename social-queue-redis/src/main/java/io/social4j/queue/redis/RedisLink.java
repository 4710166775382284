package io.social4j.queue.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Redis. Made when it is first needed, and again after failures; no command waits for it beyond the timeout, and
 * none is sent a second time by itself. Thread-safe.
 */
final class RedisLink implements AutoCloseable {

    private static final Duration TOPOLOGY = Duration.ofSeconds(15);
    private static final int MOST_WAITING = 1_000;
    private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(2);

    private final RedisSettings settings;
    private @Nullable ClientResources resources;
    private @Nullable AbstractRedisClient client;
    private volatile @Nullable Commands connected;
    private boolean closed;

    RedisLink(RedisSettings settings) {
        this.settings = settings;
    }

    private record Commands(
            RedisClusterCommands<String, String> waiting, RedisClusterAsyncCommands<String, String> async) {}

    /** Commands that wait for their answers. */
    RedisClusterCommands<String, String> commands() {
        Commands known = connected;
        return known != null ? known.waiting() : connect().waiting();
    }

    /** Commands whose answers nobody waits for; empty before the first connection. */
    Optional<RedisClusterAsyncCommands<String, String>> async() {
        return Optional.ofNullable(connected).map(Commands::async);
    }

    /** Commands whose answers nobody waits for; connects before the first one. */
    RedisClusterAsyncCommands<String, String> connectedAsync() {
        Commands known = connected;
        return known != null ? known.async() : connect().async();
    }

    private synchronized Commands connect() {
        if (closed) {
            throw new IllegalStateException("This queue was closed");
        }
        Commands known = connected;
        if (known == null) {
            known = settings.mode() == RedisSettings.Mode.CLUSTER ? cluster() : single();
            new ServerCheck(known.waiting()).run();
            connected = known;
        }
        return known;
    }

    private Commands single() {
        StatefulRedisConnection<String, String> connection =
                (client instanceof RedisClient known ? known : newClient()).connect();
        return new Commands(connection.sync(), connection.async());
    }

    private RedisClient newClient() {
        RedisClient made = RedisClient.create(threads(), address());
        client = made;
        made.setOptions(options(ClientOptions.builder()).build());
        return made;
    }

    private Commands cluster() {
        StatefulRedisClusterConnection<String, String> connection =
                (client instanceof RedisClusterClient known ? known : newClusterClient()).connect();
        return new Commands(connection.sync(), connection.async());
    }

    /** Lettuce 7 looks at the topology by itself when answers say that it has changed; this asks from time to time as well. */
    private RedisClusterClient newClusterClient() {
        RedisClusterClient made = RedisClusterClient.create(
                threads(), settings.nodes().stream().map(this::address).toList());
        client = made;
        ClusterClientOptions.Builder builder = ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
                        .enablePeriodicRefresh(TOPOLOGY)
                        .build());
        // Connections to the nodes are made when they are first needed; meanwhile commands wait, no longer than the
        // timeout.
        options(builder).disconnectedBehavior(ClientOptions.DisconnectedBehavior.DEFAULT);
        made.setOptions(builder.build());
        return made;
    }

    private ClientResources threads() {
        ClientResources made = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(Duration.ofMillis(50), LONGEST_RECONNECT, 2, TimeUnit.MILLISECONDS))
                .build();
        resources = made;
        return made;
    }

    private <B extends ClientOptions.Builder> B options(B builder) {
        builder.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(any -> true)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.timeout())
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()));
        return builder;
    }

    private RedisURI address(RedisSettings.Node node) {
        return secured(RedisURI.builder().withHost(node.host()).withPort(node.port()));
    }

    private RedisURI address() {
        if (settings.mode() == RedisSettings.Mode.STANDALONE) {
            return address(settings.nodes().get(0));
        }
        RedisURI.Builder builder = RedisURI.builder().withSentinelMasterId(settings.master());
        settings.nodes().forEach(node -> builder.withSentinel(node.host(), node.port()));
        return secured(builder);
    }

    private RedisURI secured(RedisURI.Builder builder) {
        builder.withTimeout(settings.timeout()).withSsl(settings.tls()).withDatabase(settings.database());
        String password = settings.password();
        if (password != null && settings.user() != null) {
            builder.withAuthentication(settings.user(), password);
        } else if (password != null) {
            builder.withPassword((CharSequence) password);
        }
        return builder.build();
    }

    @Override
    public synchronized void close() {
        closed = true;
        connected = null;
        if (client != null) {
            client.shutdown(Duration.ZERO, settings.timeout());
        }
        if (resources != null) {
            resources
                    .shutdown(0, settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly();
        }
    }
}

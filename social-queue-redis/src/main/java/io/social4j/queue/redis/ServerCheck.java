package io.social4j.queue.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.social4j.spi.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, after connecting, whether a server can do what is needed, and what somebody should know of it. */
final class ServerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);

    private final RedisClusterCommands<String, String> redis;

    private final RedisSettings settings;

    ServerCheck(RedisClusterCommands<String, String> redis, RedisSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /**
     * Says so in the log, and answers it for health.
     *
     * @throws IllegalStateException if the server is too old
     */
    List<Notice> run() {
        List<Notice> notices = new ArrayList<>(ofServer());
        boolean open = settings.password() == null && !settings.nodes().stream().allMatch(ServerCheck::isLocal);
        if (open) {
            notices.add(Notice.warning(
                    "queue.open",
                    "Redis takes commands from everybody who reaches it. Set a password, and social4j.redis.password"));
        }
        notices.forEach(notice -> LOG.warn("{}", notice.message()));
        return List.copyOf(notices);
    }

    static boolean isLocal(RedisSettings.Node node) {
        return node.host().equals("localhost")
                || node.host().startsWith("127.")
                || node.host().equals("::1");
    }

    private List<Notice> ofServer() {
        Map<String, String> server;
        Map<String, String> memory;
        try {
            server = facts(redis.info("server"));
            memory = facts(redis.info("memory"));
        } catch (RedisCommandExecutionException refused) {
            return List.of(Notice.warning(
                    "queue.version-unknown",
                    "Redis does not tell its version and settings (" + refused.getMessage()
                            + "); it must be 6.2 or later. Allow INFO to be sure"));
        }
        String version = server.getOrDefault("redis_version", "");
        if (!isNewEnough(version)) {
            throw new IllegalStateException(
                    "This is Redis " + version + "; social-queue-redis needs 6.2 or later, or Valkey");
        }
        String policy = memory.getOrDefault("maxmemory_policy", "noeviction");
        LOG.info("Connected to Redis {}", server.getOrDefault("valkey_version", version));
        return policy.equals("noeviction")
                ? List.of()
                : List.of(
                        Notice.warning(
                                "queue.evicts",
                                "Redis evicts keys (" + policy
                                        + "). Nothing gets lost by that, but deliveries may be late; set maxmemory-policy to noeviction"));
    }

    static boolean isNewEnough(String version) {
        String[] numbers = version.split("\\.", -1);
        try {
            int major = Integer.parseInt(numbers[0]);
            return major > 6 || (major == 6 && numbers.length > 1 && Integer.parseInt(numbers[1]) >= 2);
        } catch (NumberFormatException unknown) {
            return false;
        }
    }

    private static Map<String, String> facts(String info) {
        return info.lines()
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, again) -> first));
    }
}

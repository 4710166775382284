package io.social4j.queue.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once, after connecting, whether a server can do what is needed. */
final class ServerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);

    private final RedisClusterCommands<String, String> redis;

    ServerCheck(RedisClusterCommands<String, String> redis) {
        this.redis = redis;
    }

    /** @throws IllegalStateException if the server is too old */
    void run() {
        Map<String, String> server;
        Map<String, String> memory;
        try {
            server = facts(redis.info("server"));
            memory = facts(redis.info("memory"));
        } catch (RedisCommandExecutionException refused) {
            LOG.warn(
                    "Redis does not tell its version and settings ({}); it must be 6.2 or later. Allow INFO to be sure",
                    refused.getMessage());
            return;
        }
        String version = server.getOrDefault("redis_version", "");
        if (!isNewEnough(version)) {
            throw new IllegalStateException(
                    "This is Redis " + version + "; social-queue-redis needs 6.2 or later, or Valkey");
        }
        String policy = memory.getOrDefault("maxmemory_policy", "noeviction");
        if (!policy.equals("noeviction")) {
            LOG.warn(
                    "Redis evicts keys ({}). Nothing gets lost by that, but deliveries may be late; set maxmemory-policy to noeviction",
                    policy);
        }
        LOG.info("Connected to Redis {}", server.getOrDefault("valkey_version", version));
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

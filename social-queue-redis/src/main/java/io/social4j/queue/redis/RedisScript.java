package io.social4j.queue.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A script of this module: a resource beside this class, run by its digest and sent in full where a server does not know it. Each is
 * safe to run twice, takes the time from the server, and has bounded loops. Immutable.
 */
final class RedisScript {

    private final String source;
    private final String digest;

    private RedisScript(String source) {
        this.source = source;
        this.digest = sha1(source);
    }

    /** One that works on the keys of a partition. */
    static RedisScript ofPartition(String name) {
        return new RedisScript(resource("partition") + resource(name));
    }

    /** One with keys of its own. */
    static RedisScript alone(String name) {
        return new RedisScript(resource(name));
    }

    /** Sends one whose answer nobody waits for, in full: whether the server knows it would have to be waited for. */
    void unheard(RedisClusterAsyncCommands<String, String> redis, List<String> keys, List<String> arguments) {
        RedisFuture<Object> answer = redis.eval(
                source, ScriptOutputType.MULTI, keys.toArray(String[]::new), arguments.toArray(String[]::new));
        CompletionStage<Object> lost = answer.exceptionally(away -> List.of());
        lost.thenAccept(ignored -> {});
    }

    /** Runs one that answers a list. */
    List<Object> list(RedisClusterCommands<String, String> redis, List<String> keys, List<String> arguments) {
        String[] declared = keys.toArray(String[]::new);
        String[] values = arguments.toArray(String[]::new);
        try {
            return redis.evalsha(digest, ScriptOutputType.MULTI, declared, values);
        } catch (RedisNoScriptException unknown) {
            return redis.eval(source, ScriptOutputType.MULTI, declared, values);
        }
    }

    /** Runs one that answers a number. */
    long number(RedisClusterCommands<String, String> redis, List<String> keys, List<String> arguments) {
        return (Long) list(redis, keys, arguments).get(0);
    }

    private static String resource(String name) {
        try (InputStream in = RedisScript.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The script " + name + ".lua is missing in the artifact social-queue-redis");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}

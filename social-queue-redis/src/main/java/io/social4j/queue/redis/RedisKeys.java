package io.social4j.queue.redis;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names of keys. Those of a platform share a hash tag, and by that a slot of a cluster. */
record RedisKeys(String namespace) {

    private String key(Platform platform, String name) {
        return "{" + namespace + ":" + platform + "}:" + name;
    }

    /** In the order in which {@code partition.lua} knows them. */
    List<String> partition(Platform platform) {
        return Stream.of("due", "ready", "lanes", "turns", "closed", "ages", "jobs", "meta")
                .map(name -> key(platform, name))
                .toList();
    }

    /** Those, and the lists of what has ended. */
    List<String> partitionAndRecent(Platform platform) {
        List<String> keys = new ArrayList<>(partition(platform));
        keys.add(recent(platform, true));
        keys.add(recent(platform, false));
        return keys;
    }

    String recent(Platform platform, boolean posted) {
        return key(platform, posted ? "recent:posted" : "recent:failed");
    }

    String budgetOfApp(Platform platform) {
        return key(platform, "budget:app");
    }

    String budgetOf(RemoteAccount account) {
        return key(account.platform(), "budget:account:" + encoded(account.id()));
    }

    /** Without the separators that the scripts use. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package io.social4j.queue.redis;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and what this queue may do there: {@code social4j.redis.*}. Immutable.
 *
 * @param nodes the server; some nodes of a cluster; or the sentinels
 * @param user of the access control list; {@code null} for the default user
 * @param database number of the database, 0 in a cluster
 * @param tls whether connections are encrypted, and the server's certificate checked
 * @param master what the sentinels call the master; only with {@link Mode#SENTINEL}
 * @param namespace first part of all keys; one for each store
 * @param cap how many entries a partition takes; about 300 bytes each at most
 * @param timeout longest wait for a connection or an answer
 */
public record RedisSettings(
        Mode mode,
        List<Node> nodes,
        @Nullable String user,
        @Nullable String password,
        int database,
        boolean tls,
        String master,
        String namespace,
        int cap,
        Duration timeout) {

    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26379;
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(2);

    /** How the servers work together. */
    public enum Mode {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    /** The address of a server. */
    public record Node(String host, int port) {

        /** Reads {@code host}, {@code host:port} or {@code [address]:port}. */
        static Node parse(String text, int otherwise) {
            int bracket = text.lastIndexOf(']');
            int colon = text.lastIndexOf(':');
            boolean hasPort = colon > bracket && (bracket >= 0 || text.indexOf(':') == colon);
            String host = hasPort ? text.substring(0, colon) : text;
            int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : otherwise;
            if (host.isBlank() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException("not an address");
            }
            return new Node(host.startsWith("[") && bracket > 0 ? host.substring(1, bracket) : host, port);
        }
    }

    public RedisSettings {
        nodes = List.copyOf(nodes);
    }

    static boolean areIn(ScopedSettings settings) {
        return settings.find("host").isPresent() || settings.find("nodes").isPresent();
    }

    /**
     * Reads {@code mode}, {@code host}, {@code port}, {@code nodes}, {@code username}, {@code password}, {@code database},
     * {@code tls}, {@code master}, {@code namespace}, {@code cap} and {@code timeout}.
     *
     * @throws SettingsException naming all that are missing or invalid
     */
    public static RedisSettings from(ScopedSettings settings) {
        Mode mode = settings.choice("mode", Mode.class, Mode.STANDALONE);
        int port = settings.number("port", mode == Mode.SENTINEL ? SENTINEL_PORT : PORT);
        int database = settings.number("database", 0);
        boolean tls = settings.flag("tls", false);
        int cap = settings.number("cap", 100_000);
        Duration timeout = settings.duration("timeout", Duration.ofSeconds(1));
        String namespace = settings.text("namespace", "social4j");
        Optional<String> nodes = settings.find("nodes");
        String host = nodes.isPresent() ? "" : settings.required("host");
        String master = mode == Mode.SENTINEL ? settings.required("master") : "";
        settings.verify();
        List<String> problems = new ArrayList<>();
        List<Node> addresses =
                nodes.map(list -> nodes(list, port, problems)).orElseGet(() -> List.of(new Node(host, port)));
        check(problems, nodes.isPresent() || (port > 0 && port < 65_536), "port must be between 1 and 65535");
        check(problems, mode != Mode.STANDALONE || addresses.size() <= 1, "nodes are for mode cluster or sentinel");
        check(problems, database >= 0, "database must not be negative");
        check(problems, mode != Mode.CLUSTER || database == 0, "database must be 0 in a cluster");
        check(problems, cap >= 1, "cap must be at least 1");
        check(
                problems,
                !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "timeout must be positive and at most 2s: workers turn to the store after it");
        check(
                problems,
                namespace.matches("[A-Za-z0-9._-]{1,64}"),
                "namespace must be 1 to 64 letters, digits, dots, hyphens or underscores");
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new RedisSettings(
                mode,
                addresses,
                settings.find("username").orElse(null),
                settings.find("password").orElse(null),
                database,
                tls,
                master,
                namespace,
                cap,
                timeout);
    }

    private static List<Node> nodes(String list, int port, List<String> problems) {
        List<Node> found = new ArrayList<>();
        for (String one : list.split(",", -1)) {
            try {
                found.add(Node.parse(one.strip(), port));
            } catch (IllegalArgumentException notOne) {
                problems.add("social4j.redis.nodes must be host:port, separated by commas; it has '"
                        + one.strip().replaceAll("\\p{Cntrl}", "?") + "'");
            }
        }
        return found;
    }

    private static void check(List<String> problems, boolean holds, String rule) {
        if (!holds) {
            problems.add("social4j.redis: " + rule);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RedisSettings[" + mode + ", " + nodes + ", namespace " + namespace + ", tls " + tls + "]";
    }
}

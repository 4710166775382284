package io.social4j.sandbox;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the sandbox until it is stopped: the page on a port, the platforms on those after it. The first argument or the
 * environment variable {@code SANDBOX_PORT} names the first port; without them it is 7400, and 0 means any free ones.
 * {@code --ledger <file>} keeps the ledger in a file and goes on with what it holds.
 */
public final class SandboxMain {

    private static final int FIRST_PORT = 7400;

    private SandboxMain() {}

    /**
     * Starts the sandbox and prints what a host needs to use it.
     *
     * @throws IllegalArgumentException if the port is not a number, or an option is not known
     */
    public static void main(String... args) {
        Sandbox sandbox = Sandbox.start(options(args, System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        print(sandbox, System.out);
    }

    static SandboxOptions options(String[] args, Map<String, String> environment) {
        List<String> rest = new ArrayList<>(Arrays.asList(args));
        SandboxOptions options = SandboxOptions.defaults();
        int at = rest.indexOf("--ledger");
        if (at >= 0) {
            if (at + 1 == rest.size()) {
                throw new IllegalArgumentException("--ledger needs the name of a file behind it");
            }
            options = options.ledger(Path.of(rest.get(at + 1)));
            rest.subList(at, at + 2).clear();
        }
        if (rest.size() > 1 || rest.stream().anyMatch(argument -> argument.startsWith("--"))) {
            throw new IllegalArgumentException("Known are a port and --ledger <file>, not " + rest);
        }
        int port = port(rest.toArray(new String[0]), environment);
        int next = 0;
        for (String place : List.of(Sandbox.PAGE, "twitter", "instagram", "linkedin", "reddit", "facebook")) {
            options = options.port(place, port == 0 ? 0 : port + next++);
        }
        return options;
    }

    static int port(String[] args, Map<String, String> environment) {
        String text = args.length > 0 ? args[0] : environment.getOrDefault("SANDBOX_PORT", "");
        if (text.isBlank()) {
            return FIRST_PORT;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_000) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The port is not a number: " + text, e);
        }
        throw new IllegalArgumentException("The port must be from 0 to 65000, not " + text);
    }

    static void print(Sandbox sandbox, PrintStream out) {
        out.println("Timelines: " + sandbox.pageUrl());
        for (String platform : sandbox.platforms()) {
            out.println();
            out.println(platform + ": " + sandbox.baseUrl(platform));
            for (SandboxAccount account : sandbox.accounts(platform).all()) {
                out.println("  account        " + account.remoteId() + " @" + account.username());
                out.println("  access token   " + account.accessToken());
                out.println("  refresh token  " + account.refreshToken());
            }
        }
        out.println();
        out.println("Settings for a host:");
        new TreeMap<>(sandbox.settings()).forEach((key, value) -> out.println(key + "=" + value));
    }
}

package io.social4j.sandbox;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the sandbox until it is stopped: the page on a port, the platforms on those after it. The first argument or the
 * environment variable {@code SANDBOX_PORT} names the first port; without them it is 7400.
 */
public final class SandboxMain {

    private static final int FIRST_PORT = 7400;

    private SandboxMain() {}

    /**
     * Starts the sandbox and prints what a host needs to use it.
     *
     * @throws IllegalArgumentException if the port is not a number
     */
    public static void main(String... args) {
        int port = port(args, System.getenv());
        SandboxOptions options = SandboxOptions.defaults()
                .port(Sandbox.PAGE, port)
                .port("twitter", port + 1)
                .port("instagram", port + 2)
                .port("linkedin", port + 3)
                .port("reddit", port + 4)
                .port("facebook", port + 5);
        Sandbox sandbox = Sandbox.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        print(sandbox, System.out);
    }

    static int port(String[] args, Map<String, String> environment) {
        String text = args.length > 0 ? args[0] : environment.getOrDefault("SANDBOX_PORT", "");
        if (text.isBlank()) {
            return FIRST_PORT;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65_000) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The port is not a number: " + text, e);
        }
        throw new IllegalArgumentException("The port must be from 1 to 65000, not " + text);
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

package io.social4j.e2e.faults;

import io.social4j.sandbox.Ledger;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The platforms in a JVM of their own. What went live there is read from the file that their ledger writes, line by line, before an
 * answer leaves. One thread.
 */
final class SandboxProcess implements Platforms {

    private static final String BETWEEN = "\t";

    private final Path ledger;
    private final OtherProcess process;
    private final Map<String, String> settings = new TreeMap<>();

    private SandboxProcess(Path ledger) {
        this.ledger = ledger;
        process = OtherProcess.start(SandboxProcess.class, Map.of("ledger", ledger.toString()));
        process.untilItSays("READY");
        List.of(process.ask("settings").split(BETWEEN)).forEach(setting -> {
            String[] both = setting.split("=", 2);
            settings.put(both[0], both[1]);
        });
    }

    static SandboxProcess start() {
        try {
            return new SandboxProcess(
                    Files.createTempDirectory("social4j-ledger").resolve("ledger"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public SandboxAccount newAccount(String platform, String username) {
        String[] said = process.ask("account " + platform + " " + username).split(BETWEEN);
        return new SandboxAccount(platform, said[0], said[1], said[1], said[2], said[3], Instant.parse(said[4]));
    }

    @Override
    public int commits() {
        return Integer.parseInt(process.ask("commits"));
    }

    @Override
    public int effective() {
        return Integer.parseInt(process.ask("effective"));
    }

    @Override
    public List<LivePost> live() {
        Ledger truth = Ledger.read(ledger);
        return World.PLATFORMS.stream()
                .flatMap(platform -> truth.live(platform).stream())
                .toList();
    }

    @Override
    public void travelled(Duration time) {
        process.ask("travel " + time);
    }

    @Override
    public void close() {
        process.kill();
        if (!ledger.toFile().delete() || !ledger.getParent().toFile().delete()) {
            ledger.toFile().deleteOnExit();
        }
    }

    /** The other process: answers a question for each line. */
    public static void main(String[] arguments) throws IOException {
        Properties file = new Properties();
        try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
            file.load(in);
        }
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults()
                .withoutRateLimits()
                .containerPolls(0)
                .instagramQuota(100_000)
                .ledger(Path.of(file.getProperty("ledger"))));
        Platforms platforms = Platforms.of(sandbox);
        OtherProcess.say("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            OtherProcess.answer(answer(platforms, sandbox, line.split(" ", 3)));
        }
        Runtime.getRuntime().halt(0);
    }

    private static String answer(Platforms platforms, Sandbox sandbox, String[] words) {
        return switch (words[0]) {
            case "settings" ->
                sandbox.settings().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(BETWEEN));
            case "account" -> {
                SandboxAccount made = sandbox.newAccount(words[1], words[2]);
                yield String.join(
                        BETWEEN,
                        made.remoteId(),
                        made.username(),
                        made.accessToken(),
                        made.refreshToken(),
                        made.expiresAt().toString());
            }
            case "commits" -> String.valueOf(platforms.commits());
            case "effective" -> String.valueOf(platforms.effective());
            case "travel" -> {
                sandbox.clock().reset();
                sandbox.clock().advance(Duration.parse(words[1]));
                yield "done";
            }
            default -> "unknown";
        };
    }
}

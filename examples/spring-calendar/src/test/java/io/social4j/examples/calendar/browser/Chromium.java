package io.social4j.examples.calendar.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One process of the Chromium that is installed here, with a profile of its own that is thrown away. */
final class Chromium implements AutoCloseable {

    static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final String LISTENING = "DevTools listening on ";

    /** Without a window and a sandbox, as tests may run as root in a container; silent towards the hosts of its maker. */
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--accept-lang=en-GB",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "--remote-debugging-port=0");

    private final Process process;
    private final Path profile;
    private final DevTools devTools;

    private Chromium(Process process, Path profile, DevTools devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    /** The first of {@link #NAMES} on the path of this process. */
    static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path binary) {
        try {
            Path profile = Files.createTempDirectory("chromium-profile");
            List<String> command = new ArrayList<>(List.of(binary.toString()));
            command.addAll(FLAGS);
            command.add("--user-data-dir=" + profile);
            command.add("about:blank");
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new Chromium(process, profile, new DevTools(addressFrom(process)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String addressFrom(Process process) throws IOException {
        BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith(LISTENING)) {
                drain(printed);
                return line.substring(LISTENING.length());
            }
        }
        throw new IOException("Chromium ended before it listened:\n" + all);
    }

    /** A process whose output nobody reads stops sooner or later. */
    private static void drain(BufferedReader printed) {
        Thread reader = new Thread(() -> readOut(printed), "chromium-output");
        reader.setDaemon(true);
        reader.start();
    }

    private static void readOut(BufferedReader printed) {
        try {
            while (printed.readLine() != null) {
                // nobody wants to know
            }
        } catch (IOException closed) {
            // as it is when the process ends
        }
    }

    /** An empty page that shares nothing with other pages. */
    Tab open() {
        return Tab.open(devTools);
    }

    @Override
    public void close() {
        devTools.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException leftToTheSystem) {
            profile.toFile().deleteOnExit();
        }
    }
}

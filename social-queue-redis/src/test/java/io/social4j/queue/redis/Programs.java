package io.social4j.queue.redis;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers that this machine may have, besides the one that the build brings. */
final class Programs {

    private Programs() {}

    /** What the system property names, else the first of that name in the PATH. */
    static Optional<Path> find(String property, String name) {
        String given = System.getProperty(property, "");
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(
                        Stream.of(given).filter(path -> !path.isBlank()).map(Path::of),
                        folders.stream().filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

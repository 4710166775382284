package io.social4j.http.media;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import io.social4j.http.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may come in, and from where. Platforms have limits of their own, which adapters check.
 *
 * @param maxSize largest file, in bytes
 * @param maxPixels most pixels of a picture or a frame, width times height: what its header says is enough to refuse it
 * @param fetch longest time one address may take in all, its redirects included
 * @param stall longest time nothing may come
 * @param allowedHosts {@code host:port} of addresses that may be fetched although they are not public, or use another port
 * @param localFiles whether files of this machine are read
 * @param temporary where files lie while they are measured
 */
public record IntakeLimits(
        long maxSize,
        long maxPixels,
        Duration fetch,
        Duration stall,
        Set<String> allowedHosts,
        boolean localFiles,
        Path temporary) {

    private static final int MEBI = 1 << 20;

    public IntakeLimits {
        if (maxSize < 1 || maxPixels < 1) {
            throw new IllegalArgumentException("social4j.media.max-size and max-pixels must be at least 1");
        }
        if (isTooShort(fetch) || isTooShort(stall)) {
            throw new IllegalArgumentException("social4j.media.fetch-time and stall-time must be at least 1 ms");
        }
        allowedHosts = allowedHosts.stream().map(IntakeLimits::hostAndPort).collect(Collectors.toUnmodifiableSet());
    }

    /** One gibibyte, 100 megapixels, 5 minutes, 20 seconds, public hosts only, files allowed. */
    public static IntakeLimits defaults() {
        return new IntakeLimits(
                1024L * MEBI,
                100_000_000,
                Duration.ofMinutes(5),
                Duration.ofSeconds(20),
                Set.of(),
                true,
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Reads {@code max-size} (in MB), {@code max-megapixels}, {@code fetch-time}, {@code stall-time}, {@code allowed-hosts}
     * (separated by commas), {@code local-files} and {@code temporary-directory}.
     *
     * @throws SettingsException naming all that are invalid
     */
    static IntakeLimits from(ScopedSettings settings) {
        IntakeLimits otherwise = defaults();
        int size = settings.number("max-size", (int) (otherwise.maxSize / MEBI));
        int megapixels = settings.number("max-megapixels", (int) (otherwise.maxPixels / 1_000_000));
        Duration fetch = settings.duration("fetch-time", otherwise.fetch);
        Duration stall = settings.duration("stall-time", otherwise.stall);
        boolean files = settings.flag("local-files", otherwise.localFiles);
        Set<String> hosts = Stream.of(settings.text("allowed-hosts", "").split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
        String directory = settings.text("temporary-directory", otherwise.temporary.toString());
        settings.verify();
        try {
            return new IntakeLimits(
                    (long) size * MEBI, megapixels * 1_000_000L, fetch, stall, hosts, files, Path.of(directory));
        } catch (IllegalArgumentException invalid) {
            throw new SettingsException(List.of(String.valueOf(invalid.getMessage())));
        }
    }

    public IntakeLimits withMaxSize(long bytes) {
        return new IntakeLimits(bytes, maxPixels, fetch, stall, allowedHosts, localFiles, temporary);
    }

    public IntakeLimits withTimes(Duration whole, Duration idle) {
        return new IntakeLimits(maxSize, maxPixels, whole, idle, allowedHosts, localFiles, temporary);
    }

    public IntakeLimits withAllowedHosts(String... hosts) {
        return new IntakeLimits(maxSize, maxPixels, fetch, stall, Set.of(hosts), localFiles, temporary);
    }

    public IntakeLimits withLocalFiles(boolean allowed) {
        return new IntakeLimits(maxSize, maxPixels, fetch, stall, allowedHosts, allowed, temporary);
    }

    public IntakeLimits withTemporary(Path directory) {
        return new IntakeLimits(maxSize, maxPixels, fetch, stall, allowedHosts, localFiles, directory);
    }

    private static boolean isTooShort(Duration duration) {
        return duration.compareTo(Duration.ofMillis(1)) < 0;
    }

    private static String hostAndPort(String entry) {
        if (!entry.matches("[A-Za-z0-9.-]{1,253}:[0-9]{1,5}|\\[[0-9A-Fa-f:.]{2,45}]:[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "social4j.media.allowed-hosts holds host:port, separated by commas; this is none: "
                            + Redaction.line(entry));
        }
        return entry.toLowerCase(Locale.ROOT);
    }
}

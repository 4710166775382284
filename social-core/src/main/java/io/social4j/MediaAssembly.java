package io.social4j;

import io.social4j.config.ScopedSettings;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.internal.discovery.Providers;
import io.social4j.media.FileMediaStore;
import io.social4j.media.TemporaryMediaStore;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaIntakeProvider;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses where media is kept and what brings it in. */
final class MediaAssembly {

    private static final String NONE = "none";
    private static final int MEBI = 1 << 20;
    private static final int DATABASE_SIZE = 16;

    private final Settings settings;
    private final SocialClock clock;

    MediaAssembly(Settings settings, SocialClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The directory of the settings, else the database, else a temporary directory of this process. */
    MediaStore store(SocialStore store) {
        ScopedSettings media = settings.under("media");
        int megabytes = media.number("max-database-size", DATABASE_SIZE);
        media.verify();
        Optional<String> directory = media.find("directory");
        if (directory.isPresent()) {
            return files(directory.get());
        }
        Optional<MediaStore> database = store.media();
        return database.isPresent()
                ? new LimitedMediaStore(database.get(), (long) megabytes * MEBI)
                : new TemporaryMediaStore(clock);
    }

    private MediaStore files(String directory) {
        try {
            return FileMediaStore.in(Path.of(directory), clock);
        } catch (IOException | InvalidPathException unusable) {
            throw new SettingsException(List.of("social4j.media.directory cannot be used: " + unusable.getMessage()
                    + ". Make a directory that all workers can write to"));
        }
    }

    /** What was found on the class path, unless {@code social4j.media.intake} says which, or none. */
    @Nullable
    MediaIntake intake(Providers<MediaIntakeProvider> found) {
        ScopedSettings media = settings.under("media");
        String chosen = media.text("intake", "");
        if (chosen.equals(NONE) || (found.found().isEmpty() && chosen.isEmpty())) {
            return null;
        }
        MediaIntakeProvider provider = found.found().get(chosen);
        if (provider == null && chosen.isEmpty() && found.found().size() == 1) {
            provider = found.found().values().iterator().next();
        }
        if (provider == null) {
            throw new SettingsException(List.of("social4j.media.intake must be one of "
                    + found.found().keySet() + " or none" + (chosen.isEmpty() ? "" : "; it is '" + chosen + "'")));
        }
        return provider.create(media, clock);
    }
}

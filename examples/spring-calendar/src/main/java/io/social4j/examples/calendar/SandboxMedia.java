package io.social4j.examples.calendar;

import io.social4j.Social4jBuilder;
import io.social4j.config.Settings;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.sandbox.Sandbox;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaIntakeProvider;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import io.social4j.spring.SocialCustomizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * As long as every platform is played, nothing is fetched from the web: a picture or a video of our own stands in for what is at
 * an address, so that it is checked, uploaded and shown as a real one would be.
 */
@Component
@Profile(WorkerConfiguration.NOT_HERE)
final class SandboxMedia implements SocialCustomizer {

    private static final Pattern VIDEO = Pattern.compile(".*\\.(mp4|m4v|mov|webm)(\\?.*)?");

    private final Settings settings;
    private final boolean nothingReal;

    SandboxMedia(Settings settings, Sandbox sandbox, SandboxedPlatforms played) {
        this.settings = settings;
        this.nothingReal = played.names().equals(sandbox.platforms());
    }

    @Override
    public void customize(Social4jBuilder builder) {
        if (nothingReal && settings.find("social4j.media.intake").isEmpty()) {
            MediaIntake measuring = ServiceLoader.load(MediaIntakeProvider.class)
                    .findFirst()
                    .orElseThrow()
                    .create(settings.under("media"), SocialClock.system());
            builder.mediaIntake(new StandIns(measuring));
        }
    }

    private record StandIns(MediaIntake measuring) implements MediaIntake {

        @Override
        public Media pin(Media media, MediaStore into) throws MediaRefusedException {
            @Nullable String url = media.url().orElse(null);
            if (url == null || media.isPinned()) {
                return measuring.pin(media, into);
            }
            String file = VIDEO.matcher(url.toLowerCase(Locale.ROOT)).matches() ? "stand-in.mp4" : "stand-in.jpg";
            MediaInfo info = Objects.requireNonNull(
                    measuring.pin(Media.ofBytes(content(file)), into).info(), file);
            @Nullable Media poster = media.poster();
            return poster == null ? media.pinned(info) : media.pinned(info).withPoster(pin(poster, into));
        }

        private static byte[] content(String file) {
            try (InputStream in = Objects.requireNonNull(SandboxMedia.class.getResourceAsStream(file), file)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

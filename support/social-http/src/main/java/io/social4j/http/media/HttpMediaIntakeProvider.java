package io.social4j.http.media;

import io.social4j.config.ScopedSettings;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaIntakeProvider;
import io.social4j.spi.SocialClock;

/** Makes the intake that fetches over HTTP; reads the settings under {@code social4j.media.}, see {@link IntakeLimits}. */
public final class HttpMediaIntakeProvider implements MediaIntakeProvider {

    @Override
    public String id() {
        return "http";
    }

    @Override
    public MediaIntake create(ScopedSettings settings, SocialClock clock) {
        return HttpMediaIntake.create(IntakeLimits.from(settings), clock);
    }
}

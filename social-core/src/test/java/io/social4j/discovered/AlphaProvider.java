package io.social4j.discovered;

import io.social4j.config.ScopedSettings;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;

/** A platform. */
public final class AlphaProvider implements PlatformAdapterProvider {

    @Override
    public String id() {
        return "alpha";
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        ScopedSettings settings = context.settings();
        settings.number("limit", 1);
        settings.number("client-secret", 1);
        settings.verify();
        return new ScriptedPlatform("alpha", context.clock());
    }
}

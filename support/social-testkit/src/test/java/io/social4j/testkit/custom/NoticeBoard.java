package io.social4j.testkit.custom;

import io.social4j.model.Platform;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;

/** The provider of a notice board in the staff kitchen: one board for the whole test. */
public final class NoticeBoard implements PlatformAdapterProvider {

    static final Platform PLATFORM = Platform.of("noticeboard");

    @Override
    public String id() {
        return PLATFORM.id();
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        return new NoticeBoardAdapter(Cork.THE_ONE, context.clock());
    }
}

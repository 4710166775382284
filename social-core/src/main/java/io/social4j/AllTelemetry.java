package io.social4j;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.spi.RequestReport;
import io.social4j.spi.Telemetry;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everybody who wants to hear; one that fails neither stops the others nor what is measured. */
record AllTelemetry(List<Telemetry> all) implements Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger(Social4j.class);

    AllTelemetry {
        all = List.copyOf(all);
    }

    @Override
    public void requested(Platform platform, RequestReport report) {
        tell(one -> one.requested(platform, report));
    }

    @Override
    public void refreshed(Platform platform, @Nullable FailureKind failure) {
        tell(one -> one.refreshed(platform, failure));
    }

    @Override
    public void throttled(Platform platform, Throttle by) {
        tell(one -> one.throttled(platform, by));
    }

    private void tell(Consumer<Telemetry> news) {
        for (Telemetry one : all) {
            try {
                news.accept(one);
            } catch (RuntimeException failed) {
                LOG.warn("Telemetry {} failed", one.getClass().getName(), failed);
            }
        }
    }
}

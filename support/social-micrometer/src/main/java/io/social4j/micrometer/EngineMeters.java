package io.social4j.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.spi.RequestReport;
import io.social4j.spi.Telemetry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what happens in this process and is not stored. Thread-safe. */
final class EngineMeters implements Telemetry {

    private final MeterRegistry registry;

    EngineMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void requested(Platform platform, RequestReport report) {
        Timer.builder("social4j.platform.requests")
                .description("Requests to platforms, and how long they took")
                .tag("platform", platform.id())
                .tag("call", word(report.call()))
                .tag("outcome", outcome(report))
                .register(registry)
                .record(report.took());
    }

    @Override
    public void refreshed(Platform platform, @Nullable FailureKind failure) {
        Counter.builder("social4j.token.refresh")
                .description("How often platforms were asked for younger tokens, and what came of it")
                .tag("platform", platform.id())
                .tag("outcome", failure == null ? "success" : word(failure))
                .register(registry)
                .increment();
    }

    @Override
    public void throttled(Platform platform, Throttle by) {
        Counter.builder("social4j.ratelimit.throttled")
                .description(
                        "How often something was not sent yet, or was refused, because it would have been too much")
                .tag("platform", platform.id())
                .tag("by", word(by))
                .register(registry)
                .increment();
    }

    private static String outcome(RequestReport report) {
        Integer status = report.status();
        if (status == null) {
            return report.failure() == FailureKind.NOT_SENT ? "not_sent" : "no_answer";
        }
        if (status == 429) {
            return "rate_limited";
        }
        return status < 300 ? "success" : status < 400 ? "redirection" : status < 500 ? "client_error" : "server_error";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

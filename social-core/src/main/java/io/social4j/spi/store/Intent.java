package io.social4j.spi.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be sent.
 *
 * @param last whether its success publishes the delivery
 * @param window how long after now the call has ended at the latest
 * @param notAfter refuse as late if the store's time is past this; {@code null} for never
 */
public record Intent(
        String step,
        String fingerprint,
        boolean last,
        Duration window,
        @Nullable Instant notAfter) {}

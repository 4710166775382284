package io.social4j.internal.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a store each time: without it nothing is sent anyway. Thread-safe. */
public final class StoreLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLine.class);

    @Override
    public <T> Optional<T> tryToAsk(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (RuntimeException away) {
            LOG.debug("The store does not say what others have used of budgets: {}", away.toString());
            return Optional.empty();
        }
    }
}

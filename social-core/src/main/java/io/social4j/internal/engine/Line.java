package io.social4j.internal.engine;

import java.util.Optional;
import java.util.function.Supplier;

/** Asks somebody who may be away, and whom one can do without. Thread-safe. */
interface Line {

    /** Empty if there is no answer. */
    <T> Optional<T> tryToAsk(Supplier<T> call);
}

package io.social4j.internal.engine;

import java.util.function.BooleanSupplier;

/**
 * What all visits of an engine share.
 *
 * @param draining whether the process wants to end: start nothing new
 */
record Desk(
        EngineParts parts,
        StoreCalls storeCalls,
        Consequences consequences,
        Judge judge,
        Permits permits,
        BooleanSupplier draining) {}

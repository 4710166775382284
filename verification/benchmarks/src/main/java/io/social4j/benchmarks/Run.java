package io.social4j.benchmarks;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What all benchmarks of a run share.
 *
 * @param target folder of the build
 * @param rounds how often each is measured, after one more to warm up
 * @param posts in each round
 */
record Run(Postgres postgres, PlatformProcess platform, Report report, Path target, int rounds, int posts) {

    /** The program of {@link BullMq}, installed when it is first wanted; empty where that cannot be done. */
    Optional<Path> bullMq() {
        return NodeProgram.install(target, report);
    }
}

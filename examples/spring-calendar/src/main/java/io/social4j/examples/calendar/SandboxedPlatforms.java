package io.social4j.examples.calendar;

import java.util.Set;

/**
 * The platforms that the sandbox plays.
 *
 * @param names all of them by default, none where every platform has keys
 */
record SandboxedPlatforms(Set<String> names) {

    SandboxedPlatforms {
        names = Set.copyOf(names);
    }
}

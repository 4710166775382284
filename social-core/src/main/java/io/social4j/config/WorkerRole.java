package io.social4j.config;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the workers of one process do. Any number of processes may have a role. Bringing events to listeners, rolling up posts and
 * tidying up belong to no role: every process that starts workers does them, whoever else does.
 */
public enum WorkerRole {

    /** Claims deliveries and publishes them. Posts stay where they are unless some process has this role. */
    PUBLISH,

    /**
     * Collects the numbers of live posts. Nothing is collected by itself yet: a host that calls
     * {@link io.social4j.SocialAnalytics#refresh} from time to time does so where {@link io.social4j.SocialWorkers#roles()} says.
     */
    METRICS;

    /** Those that {@code social4j.workers.roles} names, separated by commas; all of them if it is not set. */
    public static Set<WorkerRole> from(Settings settings) {
        ScopedSettings workers = settings.under("workers");
        Set<WorkerRole> roles = workers.choices("roles", WorkerRole.class, EnumSet.allOf(WorkerRole.class));
        workers.verify();
        return roles;
    }
}

package io.social4j.benchmarks;

/**
 * What all benchmarks of a run share.
 *
 * @param rounds how often each is measured, after one more to warm up
 * @param posts in each round
 */
record Run(Postgres postgres, PlatformProcess platform, Report report, int rounds, int posts) {}

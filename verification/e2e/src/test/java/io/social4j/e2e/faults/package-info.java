/**
 * Real processes, real servers, real crashes: workers are JVMs of their own that are killed and frozen, PostgreSQL is killed and
 * restarted, connections are cut at a COMMIT, and Redis suffers whatever servers do. The sandbox survives them all, in the JVM of the
 * tests or in one of its own; what its ledger holds is the truth that the database is compared with.
 */
package io.social4j.e2e.faults;

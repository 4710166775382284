/**
 * The engine on a simulated world: one thread, virtual time, workers that crash and freeze, a platform that keeps the truth.
 * {@link io.social4j.testkit.simulation.FaultEnumeration} runs a {@link io.social4j.testkit.simulation.Scenario} with every
 * fault at every operation, and every pair of them, and asks after each run whether anything went out twice or was lost.
 */
@NullMarked
package io.social4j.testkit.simulation;

import org.jspecify.annotations.NullMarked;

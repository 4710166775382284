/**
 * What authors of platforms and stores sign, and what hosts test with: abstract contract tests to extend, and doubles that
 * keep the truth.
 */
@NullMarked
package io.social4j.testkit;

import org.jspecify.annotations.NullMarked;

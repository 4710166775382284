/** A process that publishes what others have scheduled. */
@NullMarked
package io.social4j.examples.worker;

import org.jspecify.annotations.NullMarked;

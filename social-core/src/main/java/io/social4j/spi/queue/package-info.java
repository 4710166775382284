/** What queues implement: dispatch through something faster than the store, which may lose everything at any time. */
@NullMarked
package io.social4j.spi.queue;

import org.jspecify.annotations.NullMarked;

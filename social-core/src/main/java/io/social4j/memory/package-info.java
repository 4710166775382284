/**
 * The store that keeps everything in this process: the reference for all others, for tests and for small applications that
 * may lose what they have when they stop. Each call is one transaction under one lock.
 */
@NullMarked
package io.social4j.memory;

import org.jspecify.annotations.NullMarked;

/** Providers that a test puts on a class path of its own. */
@NullMarked
package io.social4j.discovered;

import org.jspecify.annotations.NullMarked;

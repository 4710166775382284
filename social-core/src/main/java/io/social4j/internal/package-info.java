/** What the parts of the core share and nobody else may use. */
@NullMarked
package io.social4j.internal;

import org.jspecify.annotations.NullMarked;

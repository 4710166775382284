/** Finds providers on the class path when a host asks for it, and says clearly what is wrong with those it finds. */
@NullMarked
package io.social4j.internal.discovery;

import org.jspecify.annotations.NullMarked;

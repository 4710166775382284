/** Small doubles for the tests of the core: a clock that is set, a platform that is scripted, and both in an assembly. */
@NullMarked
package io.social4j.scripted;

import org.jspecify.annotations.NullMarked;

/** A platform as somebody outside would write it: found on the class path, nothing but the SPI in its hands. */
@NullMarked
package io.social4j.testkit.custom;

import org.jspecify.annotations.NullMarked;

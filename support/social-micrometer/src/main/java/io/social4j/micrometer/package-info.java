/** What Social4j does, as Micrometer meters. */
@NullMarked
package io.social4j.micrometer;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.social4j.micrometer;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.social4j.examples.calendar;

import org.jspecify.annotations.NullMarked;

/** A Spring Boot application with a calendar of posts. */
@NullMarked
package io.social4j.examples.calendar;

import org.jspecify.annotations.NullMarked;

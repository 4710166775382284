/** Health of posts, for Actuator: progress, not connections. */
@NullMarked
package io.social4j.spring.health;

import org.jspecify.annotations.NullMarked;

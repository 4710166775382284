/** What a host can watch: events about posts, deliveries and accounts, after they are stored. */
@NullMarked
package io.social4j.event;

import org.jspecify.annotations.NullMarked;

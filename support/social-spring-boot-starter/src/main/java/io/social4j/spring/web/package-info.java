/** The HTTP endpoints, served where {@code social4j.web.enabled=true}. */
@NullMarked
package io.social4j.spring.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.social4j.spring;

import org.jspecify.annotations.NullMarked;

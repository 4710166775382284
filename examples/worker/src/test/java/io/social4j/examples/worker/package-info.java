@NullMarked
package io.social4j.examples.worker;

import org.jspecify.annotations.NullMarked;

/** Social4j in a Spring Boot application: beans, transactions, lifecycle, health. */
@NullMarked
package io.social4j.spring;

import org.jspecify.annotations.NullMarked;

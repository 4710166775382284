/** How a host configures Social4j: settings from anywhere, the numbers of publishing in one checked record. */
@NullMarked
package io.social4j.config;

import org.jspecify.annotations.NullMarked;

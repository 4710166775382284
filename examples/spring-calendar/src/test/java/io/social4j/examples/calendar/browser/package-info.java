/**
 * Drives the Chromium of this machine over its DevTools protocol, as a person would: by pointer and keys, looking at what is
 * shown. Where there is no Chromium the tests are skipped and say so; {@code -Dsocial4j.browser.required=true}, or
 * {@code SOCIAL4J_BROWSER_REQUIRED=true} in the environment, makes that a failure.
 */
@NullMarked
package io.social4j.examples.calendar.browser;

import org.jspecify.annotations.NullMarked;

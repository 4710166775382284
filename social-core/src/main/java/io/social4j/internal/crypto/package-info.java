/** Encryption of tokens before they reach a store. */
@NullMarked
package io.social4j.internal.crypto;

import org.jspecify.annotations.NullMarked;

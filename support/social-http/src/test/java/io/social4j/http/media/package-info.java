/** Tests of the HTTP module against real sockets on the loopback interface. */
@NullMarked
package io.social4j.http.media;

import org.jspecify.annotations.NullMarked;

/** Where the content of media is kept between scheduling and publishing: in a directory that all workers see. */
@NullMarked
package io.social4j.media;

import org.jspecify.annotations.NullMarked;

/**
 * LinkedIn through its Posts API, {@code /rest/posts}, or, if configured so, through the older UGC API: posts of members and
 * organizations with everything that may stand beside a text. Facts are those of Microsoft Learn's LinkedIn pages ("Posts API",
 * "Little Text Format", "Images API", "Videos API", "Documents API", "Versioning") as of 2026-09, version 202609, unless a class
 * names another source. LinkedIn knows no idempotency key; whether a request whose answer was lost has made a post is read from an
 * organization's own posts. A member's posts cannot be read.
 */
@NullMarked
package io.social4j.linkedin;

import org.jspecify.annotations.NullMarked;

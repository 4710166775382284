package io.social4j.spring.web;

import org.jspecify.annotations.Nullable;

/** Which dead letters to replay; what is missing does not narrow. */
record ReplayBody(@Nullable String platform, @Nullable String kind) implements Wire {}

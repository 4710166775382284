package io.social4j.spring.web;

import org.jspecify.annotations.Nullable;

/** What a person has seen at the platform. */
record VerdictBody(@Nullable Verdict verdict, @Nullable String remoteId) implements Wire {

    /** Live or not. */
    enum Verdict {
        PUBLISHED,
        NOT_PUBLISHED
    }
}

package com.example.mastodon;

import io.social4j.http.Violations;
import io.social4j.model.PublishPayload;
import java.util.Optional;
import java.util.Set;

/**
 * What only Mastodon understands (methods/statuses, 2026-11).
 *
 * @param visibility {@code visibility}: {@code public}, {@code unlisted} or {@code private}; that of the account without it.
 *     {@code direct} is not offered: a message to somebody is no post
 * @param spoilerText {@code spoiler-text}: shown instead of the text, until people ask for it; counts as text
 * @param sensitive {@code sensitive}: pictures are covered
 * @param language {@code language}: ISO 639 code of two or three letters
 */
record MastodonOptions(
        Optional<String> visibility, Optional<String> spoilerText, boolean sensitive, Optional<String> language) {

    private static final Set<String> KNOWN = Set.of("visibility", "spoiler-text", "sensitive", "language");
    private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private");

    static MastodonOptions from(PublishPayload payload) {
        return new MastodonOptions(
                option(payload, "visibility"),
                option(payload, "spoiler-text").map(String::strip).filter(text -> !text.isEmpty()),
                option(payload, "sensitive").filter("true"::equals).isPresent(),
                option(payload, "language"));
    }

    static void check(PublishPayload payload, Violations found) {
        found.knownOptions(payload, KNOWN);
        if (option(payload, "visibility")
                .filter(value -> !VISIBILITIES.contains(value))
                .isPresent()) {
            found.error("options.visibility", "options.visibility", "Choose public, unlisted or private.");
        }
        if (option(payload, "sensitive")
                .filter(value -> !value.matches("true|false"))
                .isPresent()) {
            found.error("options.sensitive", "options.sensitive", "Say true or false.");
        }
        if (option(payload, "language")
                .filter(value -> !value.matches("[a-z]{2,3}"))
                .isPresent()) {
            found.error("options.language", "options.language", "Give a code of two or three letters, as en.");
        }
    }

    private static Optional<String> option(PublishPayload payload, String name) {
        return Optional.ofNullable(payload.options().get(name));
    }
}

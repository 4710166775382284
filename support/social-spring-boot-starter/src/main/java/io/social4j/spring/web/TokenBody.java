package io.social4j.spring.web;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token that was obtained elsewhere. {@link #toString()} shows no secret. */
record TokenBody(
        @Nullable String platform,
        @Nullable String accountId,
        @Nullable String accessToken,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        @Nullable List<String> scopes)
        implements Wire {

    private static final int LONGEST_ID = 300;
    private static final int LONGEST_TOKEN = 10_000;

    PlatformToken toToken() {
        if (platform == null || !Platform.isName(platform)) {
            throw RequestException.malformed("'platform' must be the name of a platform, as in twitter");
        }
        return new PlatformToken(
                new RemoteAccount(Platform.of(platform), line("accountId", accountId, LONGEST_ID)),
                line("accessToken", accessToken, LONGEST_TOKEN),
                refreshToken == null ? null : line("refreshToken", refreshToken, LONGEST_TOKEN),
                expiresAt,
                scopes == null ? Set.of() : Set.copyOf(scopes),
                Map.of());
    }

    /** Printable and without blanks at its ends, for it becomes part of a header or a path. */
    private static String line(String field, @Nullable String text, int longest) {
        if (text == null
                || text.isBlank()
                || text.length() > longest
                || !text.equals(text.strip())
                || text.chars().anyMatch(Character::isISOControl)) {
            throw RequestException.malformed("'" + field + "' must have 1 to " + longest
                    + " characters, no control characters, and no blanks around it");
        }
        return text;
    }

    @Override
    public String toString() {
        return "TokenBody[" + platform + "]";
    }
}

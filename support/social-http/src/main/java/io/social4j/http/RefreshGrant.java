package io.social4j.http;

import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The refresh of OAuth 2 (RFC 6749, section 6), as far as platforms do it alike. */
public final class RefreshGrant {

    /** Far above anything that is issued; keeps arithmetic in range. */
    private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

    private RefreshGrant() {}

    /**
     * The refresh token of an account.
     *
     * @param hint what the person has to do where there is none
     * @throws PlatformException {@link FailureKind#RECONNECT_REQUIRED} where there is none
     */
    public static String refreshToken(PlatformToken token, String hint) {
        return token.refreshToken().orElseThrow(() -> PlatformException.of(FailureKind.RECONNECT_REQUIRED, hint));
    }

    /**
     * The token after a successful answer. A refresh token and scopes that the answer does not name go on; so does the account,
     * with what is remembered of it. Scopes may be separated by blanks or by commas.
     *
     * @throws PlatformException {@link FailureKind#UNEXPECTED} if there is no access token in the answer
     */
    public static PlatformToken renewed(PlatformToken old, JsonView answer, SocialClock clock) {
        String accessToken = text(answer, "access_token")
                .orElseThrow(() -> PlatformException.of(
                        FailureKind.UNEXPECTED,
                        "The platform answered the refresh of a token without a token; its API may have changed."));
        return new PlatformToken(
                old.account(),
                accessToken,
                text(answer, "refresh_token").or(old::refreshToken).orElse(null),
                expiry(answer.at("expires_in").number(), clock),
                text(answer, "scope").map(RefreshGrant::scopes).orElse(old.scopes()),
                old.attributes());
    }

    private static @Nullable Instant expiry(OptionalLong seconds, SocialClock clock) {
        return seconds.isPresent()
                ? clock.now().plusSeconds(Math.max(0, Math.min(seconds.getAsLong(), LONGEST_SECONDS)))
                : null;
    }

    private static Set<String> scopes(String text) {
        return Stream.of(text.split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> text(JsonView answer, String field) {
        return answer.at(field).text().filter(text -> !text.isBlank());
    }
}

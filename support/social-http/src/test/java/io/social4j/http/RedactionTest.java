package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /me?access_token=SECRET123&fields=id",
                "access_token=SECRET123",
                "x=1&client_secret=SECRET123",
                "refresh_token%3DSECRET123",
                "appsecret_proof=SECRET123 is wrong",
                "Authorization: Bearer SECRET123",
                "authorization=Basic SECRET123",
                "Authorization: SECRET123",
                "header 'Bearer SECRET123' refused",
                "{\"access_token\":\"SECRET123\",\"expires_in\":1}",
                "{ \"client_secret\" : \"SECRET123\" }",
                "{\"refresh_token\": \"ab\\\"SECRET123\"}",
                "{\\\"access_token\\\":\\\"SECRET123\\\"}",
                "{'password':'SECRET123'}",
                "code=SECRET123&state=1",
                "acc\u200bess_token=SECRET123",
                "oauth_token=SECRET123"
            })
    void whatLooksLikeASecretIsMasked(String text) {
        assertThat(Redaction.line(text)).doesNotContain("SECRET123").contains(Redaction.MASK);
    }

    @Test
    void theRestStaysReadable() {
        assertThat(Redaction.line("Bad call: /me?access_token=abc&fields=id (code 190)"))
                .isEqualTo("Bad call: /me?access_token=***&fields=id (code 190)");
        assertThat(Redaction.line("{\"message\":\"no\",\"access_token\":\"abc\",\"code\":190}"))
                .isEqualTo("{\"message\":\"no\",\"access_token\":\"***\",\"code\":190}");
        assertThat(Redaction.line("The token has expired; the tokens of 2 users too"))
                .isEqualTo("The token has expired; the tokens of 2 users too");
    }

    @Test
    void givenSecretsAreMaskedWhereverTheyStandAlsoEncoded() {
        assertThat(Redaction.line("s3cr/et+ and s3cr%2Fet%2B", "s3cr/et+")).isEqualTo("*** and ***");
        assertThat(Redaction.line("abc abcdef", "abc", "abcdef")).isEqualTo("*** ***");
        assertThat(Redaction.line("nothing", "", " ")).isEqualTo("nothing");
    }

    @Test
    void aSecretSplitByInvisibleCharactersIsMasked() {
        assertThat(Redaction.line("x s3\u200bcr\u00adet x", "s3cret")).isEqualTo("x *** x");
    }

    @Test
    void theResultIsOnePrintableLine() {
        assertThat(Redaction.line(" a\r\nb\tc\u0000d\u2028e\u001b[31mred\u001b[0m\u202e\u0085f\ufeff "))
                .isEqualTo("a b c d ered f");
        assertThat(Redaction.line("half \ud800 pair \ud83d\ude00")).isEqualTo("half pair \ud83d\ude00");
    }

    @Test
    void theResultIsShortAndCutBetweenCharacters() {
        assertThat(Redaction.line("x".repeat(300))).hasSize(300);
        assertThat(Redaction.line("x".repeat(301))).hasSize(300).endsWith("…");
        String faces = Redaction.line("x" + "\ud83d\ude00".repeat(400));
        assertThat(faces).hasSizeLessThanOrEqualTo(300).endsWith("\ud83d\ude00…");
        assertThat(Redaction.line("\ud83d\ude00".repeat(400))).endsWith("\ud83d\ude00…");
    }

    @Test
    void aSecretAcrossTheCutIsMasked() {
        assertThat(Redaction.line("x".repeat(290) + " SECRETSECRET", "SECRETSECRET"))
                .doesNotContain("SECR");
    }

    @Test
    void aSecretThatReachesBeyondWhatIsReadIsNotShown() {
        assertThat(Redaction.line("no:" + " ".repeat(16_384 - 9) + "SECRETSECRET", "SECRETSECRET"))
                .isEqualTo("no: …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "\"token\":\"", "\\", "\u001b[", "authorization: ", "a-", "bearer ", "\"\\", " "})
    void hostileTextIsReadInReasonableTime(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Redaction.line(text));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> Redaction.line("{\"access_token\":\"" + text));
    }
}

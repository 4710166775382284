package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditStoreErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "400, EntityTooLarge, MEDIA_REJECTED",
        "400, EntityTooSmall, MEDIA_REJECTED",
        "403, AccessDenied, TRANSIENT",
        "400, ExpiredToken, TRANSIENT",
        "400, InvalidToken, TRANSIENT",
        "403, RequestTimeTooSkewed, TRANSIENT",
        "400, RequestTimeout, TRANSIENT",
        "400, IncompleteBody, TRANSIENT",
        "503, SlowDown, TRANSIENT",
        "500, InternalError, TRANSIENT",
        "503, ServiceUnavailable, TRANSIENT",
        "403, SignatureDoesNotMatch, UNEXPECTED",
        "400, InvalidArgument, UNEXPECTED",
        "411, MissingContentLength, UNEXPECTED",
        "412, PreconditionFailed, UNEXPECTED",
    })
    void aCodeOfTheStoreHasAMeaning(int status, String code, FailureKind kind) {
        PlatformFailure failure = failure(status, "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>");

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.platformCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "413, MEDIA_REJECTED",
        "502, TRANSIENT",
        "408, TRANSIENT",
        "429, TRANSIENT",
        "400, UNEXPECTED",
        "301, UNEXPECTED",
    })
    void soHasAStatusAlone(int status, FailureKind kind) {
        assertThat(failure(status, "<html>").kind()).isEqualTo(kind);
        assertThat(failure(status, "").kind()).isEqualTo(kind);
    }

    @Test
    void theLiveLimitIsShown() {
        PlatformFailure failure = failure(
                400,
                "<Error><Code>EntityTooLarge</Code><Message>m</Message><ProposedSize>20971528</ProposedSize>"
                        + "<MaxSizeAllowed>20971520</MaxSizeAllowed></Error>");

        assertThat(failure.message()).contains("It takes 20971520 bytes.");
    }

    @Test
    void nothingOfTheXmlIsExpandedAndNoneOfItIsReadFarBack() {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"AccessDenied\">]><Error><Code>&a;</Code></Error>";
        assertThat(failure(403, bomb).kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(failure(403, " ".repeat(4_000) + "<Code>AccessDenied</Code>").kind())
                .isEqualTo(FailureKind.UNEXPECTED);
    }

    private static PlatformFailure failure(int status, String body) {
        return RedditStoreErrors.table().failureOf(HttpReply.of(status, Map.of(), body), Phase.BEFORE_COMMIT);
    }
}

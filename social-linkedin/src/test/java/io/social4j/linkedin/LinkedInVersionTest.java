package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.spi.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedInVersionTest {

    @ParameterizedTest
    @CsvSource({"202511, 2026-11-16", "202601, 2027-01-15", "202602, 2027-02-15", "202603, 2027-03-16"})
    void endsNoLaterThanLinkedInHasPublishedAndNotLongBefore(String version, LocalDate published) {
        assertThat(version(version).ends()).isBetween(published.minusDays(1), published);
    }

    @Test
    void saysNothingAsLongAsTheEndIsFar() {
        assertThat(version("202609").notice(Instant.parse("2027-07-16T23:59:59Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-07-17T00:00:00Z, in 60 days",
        "2027-09-14T12:00:00Z, in 1 days",
        "2027-09-15T00:00:00Z, has ended",
        "2029-01-01T00:00:00Z, has ended"
    })
    void warnsFromTwoMonthsBeforeTheEnd(Instant now, String says) {
        assertThat(version("202609").notice(now)).hasValueSatisfying(notice -> {
            assertThat(notice.id()).isEqualTo("linkedin.version.sunset");
            assertThat(notice.severity()).isEqualTo(Notice.Severity.WARNING);
            assertThat(notice.message()).contains("202609", "2027-09-15", says, "api-version");
        });
    }

    @Test
    void isToldByTheProviderForTheConfiguredVersion() {
        try (Desk linkedIn = new Desk()) {
            LinkedInAdapterProvider provider = new LinkedInAdapterProvider();
            assertThat(provider.notices(linkedIn.context())).isEmpty();
            List<Notice> old = provider.notices(linkedIn.context("api-version", "202512"));
            assertThat(old)
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.message()).contains("202512"));
        }
    }

    private static LinkedInVersion version(String text) {
        return LinkedInVersion.of(text).orElseThrow();
    }
}

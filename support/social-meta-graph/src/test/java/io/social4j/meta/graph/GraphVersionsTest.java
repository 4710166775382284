package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Platform;
import io.social4j.spi.Notice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GraphVersionsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            v26.0, 2030-01-01T00:00:00Z, -
            v99.0, 2030-01-01T00:00:00Z, -
            v21.0, 2026-10-22T23:59:59Z, -
            v21.0, 2026-10-23T00:00:00Z, ends on 2027-01-21
            v21.0, 2027-01-20T23:59:59Z, ends on 2027-01-21
            v21.0, 2027-01-21T00:00:00Z, is gone since 2027-01-21
            v19.0, 2026-11-22T12:00:00Z, is gone since 2026-05-21
            """)
    void warnsNinetyDaysBeforeAVersionEnds(String version, Instant now, @Nullable String says) {
        List<Notice> notices = GraphVersions.notices(Platform.of("facebook"), version, now);

        assertThat(notices).hasSize(says == null ? 0 : 1);
        assertThat(notices).allSatisfy(notice -> {
            assertThat(notice.id()).isEqualTo("facebook.version.sunset");
            assertThat(notice.severity()).isEqualTo(Notice.Severity.WARNING);
            assertThat(notice.message()).contains(version, says, "social4j.platforms.facebook.api-version");
        });
    }
}

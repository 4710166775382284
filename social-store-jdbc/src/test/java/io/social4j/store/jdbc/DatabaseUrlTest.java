package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://ann:s3cret@db.example.com:5433/posts, jdbc:postgresql://db.example.com:5433/posts, ann, s3cret",
        "postgres://ann:s3cret@db.example.com/posts, jdbc:postgresql://db.example.com/posts, ann, s3cret",
        "postgres://ann:p%40ss%2Bw+rd@db/posts?sslmode=require, jdbc:postgresql://db/posts?sslmode=require, ann, p@ss+w+rd",
        "postgresql://ann@db/posts, jdbc:postgresql://db/posts, ann,",
        "postgresql://db/posts, jdbc:postgresql://db/posts,,",
        "jdbc:postgresql://db/posts?user=ann, jdbc:postgresql://db/posts?user=ann,,"
    })
    void addressesOfHostingPlatformsAreUnderstood(String text, String jdbc, String user, String password) {
        assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl(jdbc, user, password));
    }

    @Test
    void h2IsToldToWriteEveryCommitUnlessItIsToldOtherwise() {
        assertThat(DatabaseUrl.parse("jdbc:h2:file:/data/posts").jdbc())
                .isEqualTo("jdbc:h2:file:/data/posts;WRITE_DELAY=0");
        assertThat(DatabaseUrl.parse("jdbc:h2:file:/data/posts;WRITE_DELAY=200").jdbc())
                .isEqualTo("jdbc:h2:file:/data/posts;WRITE_DELAY=200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:s3cret@db/posts",
                "postgresql://",
                "postgresql://ann:s3cret@db",
                "posts",
                "postgres://a b"
            })
    void whatIsNoAddressIsRefusedWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageContaining("social4j.store.url")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void settingsWinOverTheAddress() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ann:s3cret@db/posts").withCredentials("bob", null);

        assertThat(url.username()).isEqualTo("bob");
        assertThat(url.password()).isEqualTo("s3cret");
        assertThat(url.toString()).doesNotContain("s3cret");
    }
}

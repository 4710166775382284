package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaScriptTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void leavesNoScriptOfTheFolderOut(String dialect) throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(SchemaScript.class.getResource(dialect)).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(SchemaScript.all(dialect, "x_").stream()
                            .map(script -> "V" + script.version() + "__" + script.name() + ".sql"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void endsWithTheVersionThatTheStoreAsksFor(String dialect) {
        List<SchemaScript> scripts = SchemaScript.all(dialect, "x_");
        SchemaScript last = scripts.get(scripts.size() - 1);

        assertThat(last.version()).isEqualTo(Schema.VERSION);
        assertThat(last.sql())
                .doesNotContain("${")
                .contains("INSERT INTO x_schema_version (version) VALUES (" + Schema.VERSION + ");");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "x-", "x; DROP TABLE users", "_x"})
    void refusesAPrefixThatCannotStandInAName(String prefix) {
        assertThatThrownBy(() -> SchemaScript.all("h2", prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("social4j.store.table-prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "../h2", ""})
    void refusesADatabaseThatItHasNoScriptsFor(String database) {
        assertThatThrownBy(() -> SchemaScript.all(database, "x_"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgresql and h2");
    }
}

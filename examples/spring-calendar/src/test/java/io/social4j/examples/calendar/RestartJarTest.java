package io.social4j.examples.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar is killed before a post is due, and started again: the post goes out once. */
class RestartJarTest {

    @TempDir
    Path data;

    @BeforeAll
    static void theJarIsBuilt() {
        CalendarProcess.assumeTheJarIsBuilt();
    }

    @Test
    void aPostThatWasScheduledBeforeAKillGoesOutOnceAfterIt() throws Exception {
        String id;
        try (CalendarProcess first = start("first")) {
            first.untilItSays("The calendar is at http://127.0.0.1:");
            assertThat(first.output())
                    .contains("SANDBOX: facebook, instagram, linkedin, reddit, twitter", "Its data lies in " + data);
            Instant soon = Instant.now().plusSeconds(5);
            String post = first.post(
                    "/api/calendar/schedule",
                    "{\"platforms\":[\"twitter\"],\"customMessage\":\"once\",\"scheduledAt\":\"" + soon + "\"}");
            assertThat(post).contains("\"status\":\"SCHEDULED\"");
            id = post.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
            first.kill();
        }
        try (CalendarProcess second = start("second")) {
            String post =
                    second.untilAnswers("/api/calendar/posts/" + id, text -> text.contains("\"status\":\"POSTED\""));
            assertThat(post).contains("\"attempts\":1");
        }
        assertThat(Files.readAllLines(data.resolve("sandbox-ledger.jsonl")))
                .filteredOn(line -> line.contains("twitter"))
                .hasSize(1);
    }

    private CalendarProcess start(String name) throws IOException {
        CalendarProcess process = CalendarProcess.start(data, name, Map.of(), List.of("--server.port=0"));
        process.untilItListens();
        return process;
    }
}

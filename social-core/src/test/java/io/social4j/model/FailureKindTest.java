package io.social4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FailureKindTest {
    private static final String REACTIONS = """
            NOT_SENT            RETRY    unclear
            TRANSIENT           RETRY    refused
            MEDIA_UNREACHABLE   RETRY    refused
            RATE_LIMITED        WAIT     refused
            MEDIA_NOT_READY     WAIT     refused
            QUOTA_EXHAUSTED     HOLD     refused
            UNAUTHORIZED        REFRESH  refused
            RECONNECT_REQUIRED  HOLD     refused
            BLOCKED_BY_POLICY   HOLD     refused
            VERSION_RETIRED     HOLD     refused
            FORBIDDEN           GIVE_UP  refused
            INVALID_CONTENT     GIVE_UP  refused
            MEDIA_REJECTED      GIVE_UP  refused
            DUPLICATE           GIVE_UP  refused
            NOT_FOUND           GIVE_UP  refused
            UNSUPPORTED         GIVE_UP  refused
            EXPIRED             GIVE_UP  unclear
            POISON              GIVE_UP  unclear
            PARTIAL             GIVE_UP  unclear
            UNKNOWN_OUTCOME     UNKNOWN  unclear
            UNEXPECTED          GIVE_UP  unclear
            """;

    @Test
    void everyKindHasItsReactionAndItsMeaningAtACommit() {
        Map<String, String> expected = REACTIONS
                .lines()
                .map(line -> Arrays.asList(line.split(" +")))
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1) + " " + row.get(2)));
        Map<String, String> found = Arrays.stream(FailureKind.values())
                .collect(Collectors.toMap(
                        FailureKind::name,
                        kind -> kind.reaction() + (kind.isDefiniteRefusal() ? " refused" : " unclear")));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyReactionHasAKind() {
        assertThat(Arrays.stream(FailureKind.values()).collect(Collectors.groupingBy(FailureKind::reaction)))
                .containsOnlyKeys(Arrays.stream(Reaction.values())
                        .collect(Collectors.toMap(Function.identity(), Function.identity()))
                        .keySet()
                        .toArray(Reaction[]::new));
    }
}

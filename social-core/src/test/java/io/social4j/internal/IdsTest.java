package io.social4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.scripted.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final SettableClock clock = new SettableClock();
    private final Ids ids = new Ids(clock, new Random(1));

    @Test
    void idsOfOneMillisecondSortAsTheyWereMade() {
        List<String> made = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsSortOnWhenTheClockIsSetBack() {
        String first = ids.next();
        clock.advance(Duration.ofHours(-1));
        assertThat(ids.next()).isGreaterThan(first);
    }

    @Test
    void anIdIsAUuidOfVersionSevenAndHoldsItsTime() {
        UUID id = UUID.fromString(ids.next());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.now().toEpochMilli());
    }

    @Test
    void whatCannotBeGuessedDiffersFromIdToId() {
        assertThat(IntStream.range(0, 1_000)
                        .mapToLong(any -> UUID.fromString(ids.next()).getLeastSignificantBits())
                        .distinct()
                        .count())
                .isEqualTo(1_000);
    }
}

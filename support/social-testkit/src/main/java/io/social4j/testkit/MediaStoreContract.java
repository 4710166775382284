package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link MediaStore} guarantees that is tidied up by {@link MediaStore#letGo}; the author of one extends this class. */
public abstract class MediaStoreContract {

    private static final Duration DAY = Duration.ofDays(1);

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final MediaShelf shelf = new MediaShelf();
    private final Media media = shelf.png(9, 9);
    private MediaStore store;

    /** A fresh and empty store whose time is that of {@code clock}. */
    protected abstract MediaStore open(SocialClock clock) throws IOException;

    @BeforeEach
    void begin() throws IOException {
        store = open(clock);
    }

    @Test
    void answersWhatItWasGiven() throws IOException {
        put(media);

        assertThat(store.has(sha(media))).isTrue();
        assertThat(content(media)).isEqualTo(shelf.open(media).readAllBytes());
        assertThat(content(media)).as("any number of times").isNotEmpty();
    }

    @Test
    void knowsNothingElse() throws IOException {
        assertThat(store.has(sha(media))).isFalse();
        assertThatThrownBy(() -> store.open(sha(media))).isInstanceOf(NoSuchFileException.class);
        store.remove(sha(media));
    }

    @Test
    void changesNothingWhenItIsGivenTheSameAgain() throws IOException {
        put(media);
        put(media);

        assertThat(content(media)).hasSize((int) info(media).size());
    }

    @Test
    void keepsNothingOfContentThatIsCutOrTooLong() throws IOException {
        byte[] whole = shelf.open(media).readAllBytes();

        assertThatThrownBy(() -> store.put(info(media), new ByteArrayInputStream(whole, 0, whole.length - 1)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.put(
                        MediaInfo.document(sha(media), info(media).format(), whole.length - 1L),
                        new ByteArrayInputStream(whole)))
                .isInstanceOf(IOException.class);
        assertThat(store.has(sha(media))).isFalse();
    }

    @Test
    void forgetsWhatIsRemoved() throws IOException {
        put(media);
        store.remove(sha(media));

        assertThat(store.has(sha(media))).isFalse();
    }

    @Test
    void letsGoWhatIsOldAndNotNeededAndNothingElse() throws IOException {
        Media needed = shelf.png(9, 9);
        Media fresh = shelf.png(9, 9);
        put(media);
        put(needed);
        clock.advance(DAY.multipliedBy(2));
        put(fresh);
        Set<String> asked = new HashSet<>();

        store.letGo(clock.now().minus(DAY), candidates -> {
            asked.addAll(candidates);
            return Set.of(sha(needed));
        });

        assertThat(asked).containsExactlyInAnyOrder(sha(media), sha(needed));
        assertThat(store.has(sha(media))).isFalse();
        assertThat(store.has(sha(needed))).isTrue();
        assertThat(store.has(sha(fresh))).isTrue();
    }

    @Test
    void keepsWhatIsGivenAgainWhileItIsBeingLetGo() throws IOException {
        put(media);
        clock.advance(DAY.multipliedBy(2));

        store.letGo(clock.now().minus(DAY), candidates -> {
            try {
                put(media);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return Set.of();
        });

        assertThat(content(media)).isNotEmpty();
    }

    @Test
    void keepsWhatSomebodyUsesAgainWithoutGivingIt() throws IOException {
        put(media);
        clock.advance(DAY.multipliedBy(2));
        assertThat(store.keep(sha(media))).isTrue();

        store.letGo(clock.now().minus(DAY), candidates -> Set.of());

        assertThat(content(media)).isNotEmpty();
        assertThat(store.keep(sha(shelf.png(9, 9)))).as("what is not here").isFalse();
    }

    @Test
    void keepsWhatIsUsedAgainWhileItIsBeingLetGo() throws IOException {
        put(media);
        clock.advance(DAY.multipliedBy(2));

        store.letGo(clock.now().minus(DAY), candidates -> {
            try {
                assertThat(store.keep(sha(media))).isTrue();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return Set.of();
        });

        assertThat(content(media)).isNotEmpty();
    }

    private void put(Media one) throws IOException {
        try (InputStream content = shelf.open(one)) {
            store.put(info(one), content);
        }
    }

    private byte[] content(Media one) throws IOException {
        try (InputStream in = store.open(sha(one))) {
            return in.readAllBytes();
        }
    }

    private static String sha(Media one) {
        return info(one).sha256();
    }

    private static MediaInfo info(Media one) {
        return Objects.requireNonNull(one.info());
    }
}

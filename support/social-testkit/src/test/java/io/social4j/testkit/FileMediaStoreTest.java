package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.media.FileMediaStore;
import io.social4j.media.TemporaryMediaStore;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMediaStoreTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    @TempDir
    private Path directory;

    private final MediaShelf shelf = new MediaShelf();
    private final Media media = shelf.png(3, 3);
    private final MediaInfo info = Objects.requireNonNull(media.info());

    @Nested
    class Contract extends MediaStoreContract {
        @Override
        protected MediaStore open(SocialClock clock) throws IOException {
            return FileMediaStore.in(directory.resolve("media"), clock);
        }
    }

    @Test
    void whatACrashLeftIsNotContentAndIsTidiedUpADayLater() throws IOException {
        FileMediaStore store = FileMediaStore.in(directory, ManualClock.at(NOW));
        Path shard = Files.createDirectories(directory.resolve(info.sha256().substring(0, 2)));
        Path half = Files.write(shard.resolve(info.sha256() + "-1.part"), new byte[] {1});
        Path leaving = Files.write(shard.resolve(info.sha256() + ".leaving"), new byte[] {1});
        Path foreign = Files.write(shard.resolve("README"), new byte[] {1});
        for (Path file : new Path[] {half, leaving, foreign}) {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(2))));
        }

        store.letGo(NOW.minus(Duration.ofDays(1)), all -> all);
        assertThat(store.has(info.sha256())).isFalse();

        assertThat(half).doesNotExist();
        assertThat(leaving).doesNotExist();
        assertThat(foreign).exists();
    }

    /** As a process leaves it that is killed between moving a file away and looking at it again. */
    private FileMediaStore killedWhileLettingGo(Instant keptAt) throws IOException {
        FileMediaStore store = FileMediaStore.in(directory, ManualClock.at(NOW));
        store.put(info, shelf.open(media));
        Path file = directory.resolve(info.sha256().substring(0, 2)).resolve(info.sha256());
        Files.setLastModifiedTime(file, FileTime.from(keptAt));
        Files.move(file, file.resolveSibling(info.sha256() + ".leaving"));
        return store;
    }

    @Test
    void contentThatACrashCaughtOnItsWayOutIsStillThereForWhoeverNeedsIt() throws IOException {
        FileMediaStore store = killedWhileLettingGo(NOW.minus(Duration.ofDays(2)));
        assertThat(store.open(info.sha256()).readAllBytes()).hasSize((int) info.size());

        assertThat(killedWhileLettingGo(NOW.minus(Duration.ofDays(2))).has(info.sha256()))
                .isTrue();
        assertThat(killedWhileLettingGo(NOW.minus(Duration.ofDays(2))).keep(info.sha256()))
                .isTrue();
        store.letGo(NOW.minus(Duration.ofDays(1)), all -> Set.of());

        assertThat(store.open(info.sha256()).readAllBytes()).hasSize((int) info.size());
    }

    @Test
    void contentThatWasUsedAgainIsPutBackByTheNextTidyingAfterACrash() throws IOException {
        FileMediaStore store = killedWhileLettingGo(NOW);

        store.letGo(NOW.minus(Duration.ofDays(1)), all -> Set.of());

        Path shard = directory.resolve(info.sha256().substring(0, 2));
        assertThat(shard.resolve(info.sha256())).exists();
        assertThat(shard.resolve(info.sha256() + ".leaving")).doesNotExist();
    }

    @Test
    void contentThatIsRemovedIsNotBroughtBack() throws IOException {
        FileMediaStore store = killedWhileLettingGo(NOW);

        store.remove(info.sha256());

        assertThat(store.has(info.sha256())).isFalse();
    }

    @Test
    void nothingIsLeftOfAWriteThatFailed() throws IOException {
        FileMediaStore store = FileMediaStore.in(directory, ManualClock.at(NOW));

        assertThatThrownBy(() -> store.put(info, InputStream.nullInputStream())).isInstanceOf(IOException.class);

        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void keysAreDigestsAndNoPaths() throws IOException {
        FileMediaStore store = FileMediaStore.in(directory, ManualClock.at(NOW));

        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaceThatIsNoDirectoryIsRefused() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[] {1});

        assertThatThrownBy(() -> FileMediaStore.in(file, ManualClock.at(NOW))).isInstanceOf(IOException.class);
    }

    @Test
    void aTemporaryStoreIsGoneWhenItIsClosed() throws IOException {
        TemporaryMediaStore store = new TemporaryMediaStore(ManualClock.at(NOW));
        assertThat(store.has(info.sha256())).isFalse();
        store.put(info, shelf.open(media));
        assertThat(store.open(info.sha256()).readAllBytes()).hasSize((int) info.size());
        store.letGo(NOW.plusSeconds(1), any -> Set.of());
        assertThat(store.has(info.sha256())).isFalse();

        store.put(info, shelf.open(media));
        store.close();

        assertThat(store.has(info.sha256())).isFalse();
    }
}

package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.InvalidPostException;
import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.media.FileMediaStore;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.spi.MediaStore;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaShelf;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file when a post for Instagram is scheduled: Instagram fetches it, so somebody has to give it an address. */
final class InstagramInEngineTest {

    @TempDir
    private Path directory;

    private final Sandbox sandbox = Sandbox.start();
    private final MediaShelf shelf = new MediaShelf();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aFileWithoutAnAddressIsRefusedWhenItIsScheduledAndTheMessageSaysWhatToDo() throws IOException {
        FileMediaStore files = FileMediaStore.in(directory, SocialClock.system());
        try (Social4j social = with(files)) {
            PublishRequest request = request();

            InvalidPostException refused = catchThrowableOfType(
                    InvalidPostException.class, () -> social.publisher().schedule(request));

            assertThat(refused.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo("instagram.media.no-public-url");
                assertThat(violation.field()).isEqualTo("media[0]");
                assertThat(violation.message())
                        .contains("Item 1", "the web address of the file", "MediaStore.publicUrl");
            });
        }
    }

    @Test
    void aStoreThatGivesAddressesIsEnough() throws IOException {
        FileMediaStore files = FileMediaStore.in(directory, SocialClock.system());
        try (Social4j social = with(new Published(files))) {
            assertThat(social.publisher().schedule(request()).content().media())
                    .singleElement()
                    .satisfies(media -> assertThat(media.isPinned()).isTrue());
        }
    }

    private Social4j with(MediaStore store) {
        Social4j social = Social4j.inMemory()
                .discover()
                .media(store)
                .settings(Settings.of(sandbox.settings()))
                .build();
        SandboxAccount account = sandbox.account("instagram");
        social.accounts()
                .importToken(
                        "ann",
                        "Ann",
                        PlatformToken.of(
                                new RemoteAccount(InstagramAdapter.PLATFORM, account.remoteId()),
                                account.accessToken()));
        return social;
    }

    private PublishRequest request() throws IOException {
        try (InputStream picture = shelf.open(shelf.jpeg(1080, 1080))) {
            return PublishRequest.builder()
                    .user("ann")
                    .text("Good morning")
                    .media(Media.ofBytes(picture.readAllBytes()))
                    .to("instagram")
                    .build();
        }
    }

    /** As a host writes it that serves the directory. */
    private record Published(FileMediaStore files) implements MediaStore {

        @Override
        public void put(MediaInfo info, InputStream content) throws IOException {
            files.put(info, content);
        }

        @Override
        public InputStream open(String sha256) throws IOException {
            return files.open(sha256);
        }

        @Override
        public boolean has(String sha256) throws IOException {
            return files.has(sha256);
        }

        @Override
        public void remove(String sha256) throws IOException {
            files.remove(sha256);
        }

        @Override
        public Optional<URI> publicUrl(MediaInfo info) {
            return Optional.of(URI.create("https://host.example/media/" + info.sha256()));
        }
    }
}

package io.social4j.http.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaShelf;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever opens a way into a private network finds each use of it in the log, and nothing there that is a secret or forged. */
@Timeout(30)
class AllowedHostsLogTest {

    private HttpServer server;
    private HttpMediaIntake intake;

    @TempDir
    private Path temporary;

    @BeforeEach
    void start() throws IOException {
        MediaShelf shelf = new MediaShelf();
        byte[] picture = shelf.open(shelf.png(3, 2)).readAllBytes();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/files", exchange -> {
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        redirects("/on", "/files/b%0d%0aINFO%20forged.png?access_token=SECRET");
        redirects("/login", "http://anna:SECRET@" + host() + "/files/a.png");
        redirects("/out", "http://public.example:8080/a.png?access_token=SECRET");
        server.start();
        intake = intake(host());
        RecordedLog.clear();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        assertThat(RecordedLog.lines())
                .as("in no case")
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("SECRET", "anna", "access_token", "forged", "/files", "?", "@")
                        .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]"));
    }

    @Test
    void allHostsThatAreLetThroughAreNamedAtTheStart() {
        intake(host(), "[fd00::7]:9000", "files.internal:8080");

        assertThat(RecordedLog.lines()).singleElement().asString().startsWith("INFO Media may be fetched from [");
        assertThat(RecordedLog.lines().get(0)).contains(host(), "[fd00::7]:9000", "files.internal:8080");
    }

    @Test
    void nothingIsSaidWhereNoneIs() {
        intake();

        assertThat(RecordedLog.lines()).isEmpty();
    }

    @Test
    void aFetchFromThereIsLoggedByHostAndPortAndNothingElse() throws MediaRefusedException {
        pin("http://" + host() + "/files/a.png?access_token=SECRET&X-Amz-Signature=SECRET");

        assertThat(RecordedLog.lines()).containsExactly(line());
    }

    @Test
    void everyHopIsLogged() throws MediaRefusedException {
        pin("http://" + host() + "/on?access_token=SECRET");

        assertThat(RecordedLog.lines()).containsExactly(line(), line());
    }

    @Test
    void aHopThatIsRefusedLeavesNoMoreThanTheOneBefore() {
        assertThat(refusal("http://" + host() + "/login").rule()).isEqualTo("media.fetch.address");
        assertThat(refusal("http://" + host() + "/out").rule()).isEqualTo("media.fetch.blocked-address");

        assertThat(RecordedLog.lines()).containsExactly(line(), line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://anna:SECRET@%s/files/a.png", "http://%s/files/a.png\r\nINFO forged", "ftp://%s/files"})
    void whatIsRefusedByItsTextIsNotLogged(String address) {
        assertThat(refusal(address.formatted(host())).rule()).isEqualTo("media.fetch.address");

        assertThat(RecordedLog.lines()).isEmpty();
    }

    @Test
    void whatIsPublicIsNotLogged() {
        assertThat(refusal("http://public.example:8080/a.png?access_token=SECRET")
                        .rule())
                .isEqualTo("media.fetch.blocked-address");

        assertThat(RecordedLog.lines()).isEmpty();
    }

    @Test
    void aStoreThatFailsIsLoggedWithoutTheAddress() {
        KeptMedia full = new KeptMedia() {
            @Override
            public void put(MediaInfo info, InputStream content) throws IOException {
                throw new AccessDeniedException("/srv/media");
            }
        };
        String address = "http://" + host() + "/files/a.png?access_token=SECRET";

        assertThatThrownBy(() -> intake.pin(Media.ofUrl(address), full)).isInstanceOf(MediaRefusedException.class);

        assertThat(RecordedLog.lines())
                .hasSize(2)
                .contains(line())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("WARN Media could not be kept")
                        .contains("/srv/media"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna:SECRET@files.internal:80", "files.internal:80\r\nINFO forged:80", "files.internal", "*:80"
            })
    void onlyAHostWithItsPortIsLetThrough(String entry) {
        assertThatThrownBy(() -> intake(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("social4j.media.allowed-hosts holds host:port")
                .message()
                .doesNotContainPattern("\\p{Cc}");
    }

    private void redirects(String from, String to) {
        server.createContext(from, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private String line() {
        return "INFO Media is fetched from " + host() + ", which social4j.media.allowed-hosts names";
    }

    private HttpMediaIntake intake(String... allowed) {
        Dns nowhere = name -> List.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));
        return HttpMediaIntake.create(
                IntakeLimits.defaults().withTemporary(temporary).withAllowedHosts(allowed),
                SocialClock.system(),
                nowhere);
    }

    private void pin(String url) throws MediaRefusedException {
        assertThat(intake.pin(Media.ofUrl(url), new KeptMedia()).isPinned()).isTrue();
    }

    private MediaRefusedException refusal(String url) {
        return catchThrowableOfType(MediaRefusedException.class, () -> pin(url));
    }
}

package io.social4j.http.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.social4j.model.Media;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaShelf;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that answer one thing and then another: what is connected to is what was checked, at every hop. */
@Timeout(30)
class RebindingTest {

    private static final String PUBLIC = "93.184.216.34";
    private static final String OTHER_PUBLIC = "2606:4700:4700:0:0:0:0:1111";
    private static final String PRIVATE = "10.0.0.1";

    private final Map<String, Deque<List<String>>> answers = new HashMap<>();
    private final List<String> lookups = new ArrayList<>();
    private final List<String> dialed = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();
    private HttpServer server;

    @TempDir
    private Path temporary;

    @BeforeEach
    void start() throws IOException {
        byte[] picture = picture();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/a.png", exchange -> {
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        redirects("/again", "/a.png");
        redirects("/on", "http://inner.example:8080/a.png");
        redirects("/far", "http://inner.example:8080/again");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        assertThat(dialed).as("whatever happens").doesNotContain(PRIVATE, "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void aNameIsLookedUpOnceAHopAndTheAddressThatWasCheckedIsConnectedTo() throws MediaRefusedException {
        name("shop.example", List.of(PUBLIC), List.of(PRIVATE));

        assertThat(pin("http://shop.example:8080/a.png").isPinned()).isTrue();

        assertThat(lookups).containsExactly("shop.example");
        assertThat(dialed).containsExactly(PUBLIC);
    }

    @Test
    void aNameThatTurnsPrivateBetweenTwoHopsIsNotConnectedToAgain() {
        name("shop.example", List.of(PUBLIC), List.of(PRIVATE));

        assertThat(refusal("http://shop.example:8080/again").rule()).isEqualTo("media.fetch.blocked-address");

        assertThat(lookups).containsExactly("shop.example", "shop.example");
        assertThat(dialed).containsExactly(PUBLIC);
    }

    @Test
    void aNameThatTurnsPrivateBetweenTwoFetchesIsNotConnectedToAgain() throws MediaRefusedException {
        name("shop.example", List.of(PUBLIC), List.of(PRIVATE));
        HttpMediaIntake intake = intake();
        KeptMedia store = new KeptMedia();
        Media media = Media.ofUrl("http://shop.example:8080/a.png");

        assertThat(intake.pin(media, store).isPinned()).isTrue();
        assertThat(catchThrowableOfType(MediaRefusedException.class, () -> intake.pin(media, store))
                        .rule())
                .isEqualTo("media.fetch.blocked-address");

        assertThat(dialed).as("no connection is kept for it").containsExactly(PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIVATE, "127.0.0.1", "::1", "169.254.169.254", "::ffff:7f00:1"})
    void ofANameThatAnswersPublicAndPrivateOnlyThePublicOneIsConnectedTo(String inside) throws MediaRefusedException {
        name("shop.example", List.of(PUBLIC, inside), List.of(inside, PUBLIC));

        assertThat(pin("http://shop.example:8080/a.png").isPinned()).isTrue();
        assertThat(dialed).containsExactly(PUBLIC);
        assertThat(pin("http://shop.example:8080/a.png").isPinned()).isTrue();
        assertThat(dialed).containsExactly(PUBLIC, PUBLIC);
        assertThat(lookups).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIVATE, "127.0.0.1", "::1", "169.254.169.254", "::ffff:7f00:1"})
    void aPublicAddressThatDoesNotAnswerIsNotReplacedByAPrivateOne(String inside) {
        silent.add(PUBLIC);
        name("shop.example", List.of(PUBLIC, inside), List.of(inside, PUBLIC));

        for (int order = 0; order < 2; order++) {
            MediaRefusedException refusal = refusal("http://shop.example:8080/a.png");
            assertThat(refusal.rule()).isEqualTo("media.fetch.blocked-address");
            assertThat(refusal.getMessage()).as("says nothing of a network").doesNotContain(inside, PUBLIC);
        }
        assertThat(lookups).hasSize(2);
        assertThat(dialed).containsExactly(PUBLIC, PUBLIC);
    }

    @Test
    void aRedirectToANameThatAnswersBothIsCheckedLikeTheFirst() throws MediaRefusedException {
        name("shop.example", List.of(PUBLIC), List.of(PUBLIC));
        name("inner.example", List.of(PRIVATE, OTHER_PUBLIC), List.of(OTHER_PUBLIC, PRIVATE));

        assertThat(pin("http://shop.example:8080/on").isPinned()).isTrue();
        silent.add(OTHER_PUBLIC);
        assertThat(refusal("http://shop.example:8080/on").rule()).isEqualTo("media.fetch.blocked-address");

        assertThat(dialed).containsExactly(PUBLIC, OTHER_PUBLIC, PUBLIC, OTHER_PUBLIC);
        assertThat(lookups).containsExactly("shop.example", "inner.example", "shop.example", "inner.example");
    }

    @Test
    void aRedirectToANameThatTurnsPrivateIsCheckedAtItsNextHopToo() {
        name("shop.example", List.of(PUBLIC), List.of(PRIVATE));
        name("inner.example", List.of(OTHER_PUBLIC), List.of(PRIVATE));

        assertThat(refusal("http://shop.example:8080/far").rule()).isEqualTo("media.fetch.blocked-address");

        assertThat(dialed).containsExactly(PUBLIC, OTHER_PUBLIC);
        assertThat(lookups).containsExactly("shop.example", "inner.example", "inner.example");
    }

    /** A proxy would look the name up itself, where nobody checks what it finds. */
    @Test
    void aProxyOfTheSystemIsNotAsked() throws MediaRefusedException {
        ProxySelector before = ProxySelector.getDefault();
        List<URI> asked = new ArrayList<>();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                asked.add(address);
                return List.of(new Proxy(Proxy.Type.HTTP, server.getAddress()));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
                asked.add(address);
            }
        });
        try {
            name("shop.example", List.of(PUBLIC), List.of(PUBLIC));

            assertThat(pin("http://shop.example:8080/again").isPinned()).isTrue();
            String here = "127.0.0.1:" + server.getAddress().getPort();
            HttpMediaIntake open = HttpMediaIntake.create(
                    IntakeLimits.defaults().withTemporary(temporary).withAllowedHosts(here), SocialClock.system());
            assertThat(open.pin(Media.ofUrl("http://" + here + "/a.png"), new KeptMedia())
                            .isPinned())
                    .isTrue();
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(asked).isEmpty();
        assertThat(dialed).containsExactly(PUBLIC, PUBLIC);
    }

    /** It answers the one, the next time the other, and nothing from then on. */
    private void name(String name, List<String> first, List<String> then) {
        answers.put(name, new ArrayDeque<>(List.of(first, then)));
    }

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        lookups.add(name);
        List<InetAddress> found = new ArrayList<>();
        for (String literal : answers.getOrDefault(name, new ArrayDeque<>()).remove()) {
            found.add(InetAddress.getByName(literal));
        }
        return found;
    }

    private void redirects(String from, String to) {
        server.createContext(from, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private HttpMediaIntake intake() {
        Dns names = this::lookUp;
        return HttpMediaIntake.create(
                IntakeLimits.defaults().withTemporary(temporary), SocialClock.system(), names, new Telephone());
    }

    private Media pin(String url) throws MediaRefusedException {
        return intake().pin(Media.ofUrl(url), new KeptMedia());
    }

    private MediaRefusedException refusal(String url) {
        return catchThrowableOfType(MediaRefusedException.class, () -> pin(url));
    }

    private static byte[] picture() throws IOException {
        MediaShelf shelf = new MediaShelf();
        return shelf.open(shelf.png(3, 2)).readAllBytes();
    }

    /** Notes what passed the guard; the server here answers for every address of the world. */
    private final class Telephone extends GuardedSockets {

        @Override
        public Socket createSocket() {
            return new Guarded() {
                @Override
                void dial(InetSocketAddress checked, int timeout) throws IOException {
                    dialed.add(checked.getAddress().getHostAddress());
                    if (silent.contains(checked.getAddress().getHostAddress())) {
                        throw new ConnectException("Nobody answers");
                    }
                    super.dial(server.getAddress(), timeout);
                }
            };
        }
    }
}

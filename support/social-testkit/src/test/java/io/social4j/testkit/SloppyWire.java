package io.social4j.testkit;

import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** What {@link SloppyPlatform} says to its adapter, by way of a wiretap: the ids of all posts, in JSON. */
final class SloppyWire implements AutoCloseable {

    private static final Pattern ANSWER = Pattern.compile("\\{\"ids\":\\[\"(.*)\"]}");
    private static final String BETWEEN = "\",\"";

    private final MockWebServer server = new MockWebServer();
    private final Wiretap tap;

    private SloppyWire(Supplier<List<String>> ids) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .body("{\"ids\":[\"" + String.join(BETWEEN, ids.get()) + "\"]}")
                        .build();
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.tap = Wiretap.before(server.url("/").uri());
    }

    static SloppyWire to(Supplier<List<String>> ids) {
        return new SloppyWire(ids);
    }

    Wiretap tap() {
        return tap;
    }

    /** @throws PlatformException if the answer is anything else */
    List<String> ask() {
        try (InputStream answer = tap.url().toURL().openStream()) {
            Matcher ids = ANSWER.matcher(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            if (ids.matches()) {
                return List.of(ids.group(1).split(BETWEEN, -1));
            }
        } catch (IOException failed) {
            throw PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "No answer");
        }
        throw PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "An answer that cannot be read");
    }

    @Override
    public void close() {
        tap.close();
        server.close();
    }
}

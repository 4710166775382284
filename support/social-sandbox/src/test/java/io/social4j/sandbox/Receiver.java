package io.social4j.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import okio.ByteString;

/** A callback on loopback that keeps the bytes it gets and answers challenges as it is told to. */
final class Receiver implements AutoCloseable {

    final List<Got> got = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    private final HttpServer server;

    /** With the answer to the query of a challenge. */
    Receiver(UnaryOperator<String> challenge) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = new byte[0];
            if (exchange.getRequestMethod().equals("GET")) {
                String query = exchange.getRequestURI().getQuery();
                answer = challenge.apply(query == null ? "" : query).getBytes(StandardCharsets.UTF_8);
            } else {
                Map<String, String> headers = new HashMap<>();
                exchange.getRequestHeaders()
                        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
                got.add(new Got(ByteString.of(body), headers));
            }
            exchange.sendResponseHeaders(
                    exchange.getRequestMethod().equals("GET") ? 200 : status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Got(ByteString bytes, Map<String, String> headers) {

        byte[] body() {
            return bytes.toByteArray();
        }

        String text() {
            return bytes.utf8();
        }
    }
}

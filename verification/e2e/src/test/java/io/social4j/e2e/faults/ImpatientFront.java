package io.social4j.e2e.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** What stands before every platform: a server that hangs up on clients that do not go on with their request. */
final class ImpatientFront implements AutoCloseable {

    private final ServerSocket server;
    private final URI platform;
    private final Duration patience;

    ImpatientFront(URI platform, Duration patience) {
        this.platform = platform;
        this.patience = patience;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setSoTimeout(Math.toIntExact(patience.toMillis()));
                Socket behind = new Socket(platform.getHost(), platform.getPort());
                daemon(() -> carry(client, behind));
                daemon(() -> carry(behind, client));
            } catch (IOException closed) {
                // The next one may come through.
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException hungUp) {
            // As intended.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "impatient-front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

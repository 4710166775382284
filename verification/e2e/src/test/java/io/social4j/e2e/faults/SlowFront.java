package io.social4j.e2e.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Stands in front of a port of this machine and keeps what goes through waiting. Thread-safe. */
final class SlowFront implements AutoCloseable {

    private final ServerSocket server;
    private final int behind;
    private volatile Duration delay = Duration.ZERO;

    private SlowFront(ServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    static SlowFront of(int port) {
        try {
            SlowFront front = new SlowFront(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            daemon(front::accept);
            return front;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on each piece waits so long, in each direction. */
    void delay(Duration time) {
        delay = time;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), behind);
                daemon(() -> carry(client, target));
                daemon(() -> carry(target, client));
            } catch (IOException closed) {
                // The next one may come through.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] piece = new byte[8192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                Until.passed(delay);
                out.write(piece, 0, length);
            }
        } catch (IOException hungUp) {
            // As intended.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "slow-front");
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

package io.social4j.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a port of this machine, on a port of its own, and does what networks do: keeps what goes through waiting, lets
 * nothing through, or resets connections. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int WAITING = 50;
    private static final int PIECE = 8_192;

    private final ServerSocket server;
    private final int behind;
    private final @Nullable Supplier<Link> links;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object passage = new Object();
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration silence = Duration.ZERO;
    private volatile Predicate<InetAddress> refused = any -> false;
    private boolean stalled;

    private TcpProxy(int behind, @Nullable Supplier<Link> links) {
        this.behind = behind;
        this.links = links;
        try {
            server = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        daemon(this::accept);
    }

    /** What passes one connection on, for those who want to look into it. One object for each connection. */
    public interface Link {

        /** Returns, or throws, when the connection is to be closed. */
        void toServer(InputStream in, OutputStream out) throws IOException, InterruptedException;

        /** As {@link #toServer}, on a thread of its own. */
        void toClient(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    /** In front of this port, passing on whatever comes. */
    public static TcpProxy to(int port) {
        return new TcpProxy(port, null);
    }

    /** In front of this port, with {@code links} passing on what comes. */
    public static TcpProxy to(int port, Supplier<Link> links) {
        return new TcpProxy(port, links);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on each piece waits so long, in each direction; zero for not at all. */
    public void delay(Duration time) {
        delay = time;
    }

    /** Clients of connections made from now on that are silent for so long are hung up on. */
    public TcpProxy hangUpAfter(Duration time) {
        silence = time;
        return this;
    }

    /** Nothing comes through any more, and nobody is told, as if packets were lost; until {@link #heal()}. */
    public void stall() {
        synchronized (passage) {
            stalled = true;
        }
    }

    /** Resets all connections, and new ones, until {@link #heal()}. */
    public void cut() {
        cutFrom(any -> true);
    }

    /** As {@link #cut()}, those from certain addresses of this machine only, such as 127.0.0.2. */
    public void cutFrom(Predicate<InetAddress> addresses) {
        refused = addresses;
        open.stream().filter(client -> addresses.test(client.getInetAddress())).forEach(TcpProxy::reset);
    }

    /** Everything comes through again; what was kept by {@link #stall()} first. */
    public void heal() {
        refused = any -> false;
        synchronized (passage) {
            stalled = false;
            passage.notifyAll();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> connect(client));
            } catch (IOException closed) {
                // The next one may come through.
            }
        }
    }

    private void connect(Socket client) {
        try {
            awaitPassage();
            if (refused.test(client.getInetAddress())) {
                reset(client);
                return;
            }
            client.setTcpNoDelay(true);
            client.setSoTimeout(Math.toIntExact(silence.toMillis()));
            Socket target = new Socket(InetAddress.getLoopbackAddress(), behind);
            target.setTcpNoDelay(true);
            open.add(client);
            if (refused.test(client.getInetAddress())) {
                // Cut meanwhile, by somebody who did not see it yet.
                reset(client);
            }
            Link link = links == null ? new PassingOn() : links.get();
            daemon(() -> carry(client, target, client, link::toServer));
            daemon(() -> carry(target, client, client, link::toClient));
        } catch (IOException | InterruptedException away) {
            reset(client);
        }
    }

    private void carry(Socket from, Socket to, Socket client, Carrier carrier) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            carrier.carry(in, out);
        } catch (IOException | InterruptedException hungUp) {
            // As intended.
        } finally {
            open.remove(client);
        }
    }

    private void awaitPassage() throws InterruptedException {
        synchronized (passage) {
            while (stalled && !server.isClosed()) {
                passage.wait();
            }
        }
    }

    private static void reset(Socket client) {
        try (client) {
            client.setSoLinger(true, 0);
        } catch (IOException gone) {
            // It had hung up before.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Carrier {

        void carry(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final class PassingOn implements Link {

        @Override
        public void toServer(InputStream in, OutputStream out) throws IOException, InterruptedException {
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                awaitPassage();
                out.write(piece, 0, length);
            }
        }

        @Override
        public void toClient(InputStream in, OutputStream out) throws IOException, InterruptedException {
            toServer(in, out);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        heal();
        open.forEach(TcpProxy::reset);
    }
}

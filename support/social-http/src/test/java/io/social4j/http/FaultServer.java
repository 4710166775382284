package io.social4j.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server on a raw socket. It counts the requests that arrived complete, with all headers and every byte that
 * {@code Content-Length} announced, and then misbehaves as told; without a fault left it answers 201.
 */
final class FaultServer implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore bodyBytes = new Semaphore(0);
    private final BlockingQueue<String> complete = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> broken = new LinkedBlockingQueue<>();
    private final Semaphore said = new Semaphore(0);
    private final Semaphore closedByServer = new Semaphore(0);
    private final @Nullable String instead;

    private FaultServer(InetAddress address, int port, @Nullable String instead) throws IOException {
        this.instead = instead;
        server = new ServerSocket();
        server.setReceiveBufferSize(16 << 10);
        server.bind(new InetSocketAddress(address, port));
        daemon(this::accept);
    }

    static FaultServer start() throws IOException {
        return new FaultServer(InetAddress.getLoopbackAddress(), 0, null);
    }

    /** Another server on the same port, at another address of this machine. */
    FaultServer twin(int lastByte) throws IOException {
        return new FaultServer(loopback(lastByte), server.getLocalPort(), null);
    }

    /** 127.0.0.n. */
    static InetAddress loopback(int lastByte) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) lastByte});
    }

    /** A server that reads one byte, says this and waits. */
    static FaultServer deaf(String says) throws IOException {
        return new FaultServer(InetAddress.getLoopbackAddress(), 0, says);
    }

    FaultServer then(Fault fault) {
        faults.add(fault);
        return this;
    }

    URI uri() {
        return uri("http", "127.0.0.1");
    }

    URI uri(String scheme, String host) {
        return URI.create(scheme + "://" + host + ":" + server.getLocalPort());
    }

    /** How many complete requests arrived. */
    int completeRequests() {
        return complete.size();
    }

    String takeRequest() throws InterruptedException {
        return required(complete.poll(5, TimeUnit.SECONDS));
    }

    int connections() {
        return connections.get();
    }

    /** Waits for a request that ended before it was complete. */
    String takeBrokenRequest() throws InterruptedException {
        return required(broken.poll(5, TimeUnit.SECONDS));
    }

    /** How many ended before they were complete; one of which nothing came is none. */
    int brokenRequests() {
        return broken.size();
    }

    boolean awaitBodyBytes(int count) throws InterruptedException {
        return bodyBytes.tryAcquire(count, 5, TimeUnit.SECONDS);
    }

    /** Body bytes that arrived and were not awaited. */
    int spareBodyBytes() {
        return bodyBytes.availablePermits();
    }

    void awaitClose() throws InterruptedException {
        if (!closedByServer.tryAcquire(5, TimeUnit.SECONDS)) {
            throw new AssertionError("The server closed nothing within 5 s");
        }
    }

    /** Waits until the fault is played to its end. */
    void awaitSaid() throws InterruptedException {
        if (!said.tryAcquire(5, TimeUnit.SECONDS)) {
            throw new AssertionError("The server said nothing within 5 s");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static String required(@Nullable String request) {
        if (request == null) {
            throw new AssertionError("No such request within 5 s");
        }
        return request;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fault-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (instead != null) {
                socket.getInputStream().read();
                Fault.write(socket, instead);
                closedByServer.acquire();
                return;
            }
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed() && readRequest(in)) {
                Fault fault = faults.poll();
                (fault == null ? Fault.NONE : fault).play(socket);
                said.release();
            }
        } catch (IOException gone) {
            // The client left, or the fault closed the socket.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            closedByServer.release();
        }
    }

    /** Whether a complete request came. */
    private boolean readRequest(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        try {
            while (request.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return end(request);
                }
                request.append((char) next);
            }
            for (int left = contentLength(request.toString()); left > 0; left--) {
                int next = in.read();
                if (next < 0) {
                    return end(request);
                }
                request.append(new String(new byte[] {(byte) next}, ISO_8859_1));
                bodyBytes.release();
            }
        } catch (IOException reset) {
            return end(request);
        }
        complete.add(request.toString());
        return true;
    }

    private boolean end(StringBuilder request) {
        if (!request.isEmpty()) {
            broken.add(request.toString());
        }
        return false;
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }
}

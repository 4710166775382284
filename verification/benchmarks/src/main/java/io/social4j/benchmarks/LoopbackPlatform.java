package io.social4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A platform in a process of its own. {@code POST /50/…} is answered with an id after 50 ms; the text of the body ends with the
 * microsecond it was due, or 0. {@code GET /count} tells how many posts there are, {@code GET /lateness} how many
 * microseconds late they were (half of them, 99 of 100, all), {@code GET /reset} forgets them. Writes its
 * port to standard output, and ends with its standard input.
 */
final class LoopbackPlatform {

    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();
    private final Samples lateness = new Samples();

    private LoopbackPlatform() {}

    public static void main(String[] args) throws IOException {
        LoopbackPlatform platform = new LoopbackPlatform();
        try (ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            daemon(() -> platform.acceptAll(server));
            while (System.in.read() != -1) {
                // Until whoever started it is gone.
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            while (true) {
                String start = line(in);
                byte[] body = body(in);
                String answer = answer(start.split(" ", -1)[1], new String(body, StandardCharsets.UTF_8));
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + answer.length()
                                + "\r\n\r\n" + answer)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // The client has closed its connection.
        }
    }

    private String answer(String path, String body) {
        switch (path) {
            case "/count" -> {
                return Long.toString(ids.get() - forgotten.get());
            }
            case "/lateness" -> {
                return lateness.at(50) + " " + lateness.at(99) + " " + lateness.at(100);
            }
            case "/reset" -> {
                forgotten.set(ids.get());
                lateness.clear();
                return "{}";
            }
            default -> {
                long due = Long.parseLong(body.substring(body.lastIndexOf(' ') + 1));
                if (due > 0) {
                    lateness.add(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - due);
                }
                long id = ids.incrementAndGet();
                pause(Long.parseLong(path.split("/", -1)[1]));
                return "{\"id\":\"" + id + "\"}";
            }
        }
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); millis > 0 && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        return in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}

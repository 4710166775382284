package io.social4j.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads one large request on a raw socket, keeps its digest only, and answers; or behaves as its {@link Manner} says. */
final class UploadServer implements AutoCloseable {

    enum Manner {
        READS_ALL,
        STOPS_READING,
        REFUSES_AND_CLOSES
    }

    record Upload(String head, long size, String sha256) {}

    private final ServerSocket server;
    private final Manner manner;
    private final BlockingQueue<Upload> uploads = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();

    UploadServer(Manner manner) throws IOException {
        this.manner = manner;
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "upload-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    Upload take() throws InterruptedException {
        Upload upload = uploads.poll(5, TimeUnit.SECONDS);
        if (upload == null) {
            throw new AssertionError("No complete upload within 5 s");
        }
        return upload;
    }

    boolean hasComplete() {
        return !uploads.isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                read(socket);
            } catch (IOException closed) {
                // The client or the test is done.
            }
        }
    }

    private void read(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        switch (manner) {
            case STOPS_READING -> {}
            case REFUSES_AND_CLOSES -> {
                answer(socket, "413 Too Large");
                socket.close();
            }
            case READS_ALL -> {
                uploads.add(readBody(head.toString(), in));
                answer(socket, "201 Created");
                socket.close();
            }
        }
    }

    private static Upload readBody(String head, InputStream in) throws IOException {
        long announced = head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("No Content-Length"));
        MessageDigest digest = sha256();
        byte[] piece = new byte[1 << 16];
        for (long left = announced; left > 0; ) {
            int read = in.read(piece, 0, (int) Math.min(left, piece.length));
            if (read < 0) {
                throw new IOException("Ended early");
            }
            digest.update(piece, 0, read);
            left -= read;
        }
        return new Upload(head, announced, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(Socket socket, String status) throws IOException {
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
                        .getBytes(ISO_8859_1));
    }
}

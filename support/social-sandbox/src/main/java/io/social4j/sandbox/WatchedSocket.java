package io.social4j.sandbox;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * A connection that looks at the first line of each request and may hang up there. A request begins with the first bytes
 * after the connection was made or something was answered; clients do not send the next one before.
 */
final class WatchedSocket extends Socket {

    private final Predicate<String> hangsUpOn;
    private volatile boolean requestBegins = true;

    WatchedSocket(Predicate<String> hangsUpOn) {
        this.hangsUpOn = hangsUpOn;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count > 0 && requestBegins) {
                    requestBegins = false;
                    look(new String(bytes, offset, count, StandardCharsets.ISO_8859_1));
                }
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                requestBegins = true;
            }
        };
    }

    private void look(String received) throws IOException {
        int end = received.indexOf('\r');
        if (end > 0 && hangsUpOn.test(received.substring(0, end))) {
            close();
            throw new SocketException("Hung up in the middle of a request, as scripted");
        }
    }
}

package io.social4j.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes one server socket whose connections answer at once and are known by number, so that one can be reset. They can be
 * closed after a silence, or when a request begins that is not to be read.
 */
final class ResettableSockets extends ServerSocketFactory {

    private final ConcurrentMap<Integer, Socket> accepted = new ConcurrentHashMap<>();
    private final @Nullable Duration longestSilence;
    private final Predicate<String> hangsUpOn;

    ResettableSockets() {
        this(null, line -> false);
    }

    /**
     * With manners of their own.
     *
     * @param hangsUpOn asked with the first line of each request
     */
    ResettableSockets(@Nullable Duration longestSilence, Predicate<String> hangsUpOn) {
        this.longestSilence = longestSilence;
        this.hangsUpOn = hangsUpOn;
    }

    /** From now on closing that connection sends RST instead of FIN. */
    void resetOnClose(int connectionIndex) {
        Socket socket = accepted.get(connectionIndex);
        if (socket != null) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException e) {
                // The client was faster and is gone already, which is what a reset is for.
                accepted.remove(connectionIndex);
            }
        }
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            private int next;

            @Override
            public Socket accept() throws IOException {
                Socket socket = new WatchedSocket(hangsUpOn);
                implAccept(socket);
                if (longestSilence != null) {
                    socket.setSoTimeout(Math.toIntExact(longestSilence.toMillis()));
                }
                // Head and body are written apart; without this each answer waits 40 ms for an acknowledgement.
                socket.setTcpNoDelay(true);
                accepted.values().removeIf(Socket::isClosed);
                accepted.put(next, socket);
                next++;
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        throw new UnsupportedOperationException("bound by the server");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        throw new UnsupportedOperationException("bound by the server");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        throw new UnsupportedOperationException("bound by the server");
    }
}

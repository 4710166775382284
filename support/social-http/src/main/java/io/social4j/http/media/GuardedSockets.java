package io.social4j.http.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that connect to public addresses only. The check is made on the address that is connected to, so that a name cannot
 * mean something else a moment later, and numbers that are no names are checked as well. Not final, so that a test sees what would be
 * connected to without leaving this machine.
 */
class GuardedSockets extends SocketFactory {

    /** For hosts that the operator has named: to any address, and past the proxies of the system as well. */
    static SocketFactory open() {
        return new GuardedSockets() {
            @Override
            public Socket createSocket() {
                return new Socket(Proxy.NO_PROXY);
            }
        };
    }

    @Override
    public Socket createSocket() {
        return new Guarded();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw unsupported();
    }

    private static IOException unsupported() {
        return new IOException("Only sockets that are not connected yet are made here");
    }

    /** The address is not public. */
    static final class NotPublicException extends IOException {

        private static final long serialVersionUID = 1L;

        NotPublicException() {
            super("The address is not public");
        }
    }

    static class Guarded extends Socket {

        /** A plain socket asks the system for a SOCKS proxy, whatever proxy the client above it has. */
        Guarded() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public final void connect(SocketAddress to) throws IOException {
            connect(to, 0);
        }

        @Override
        public final void connect(SocketAddress to, int timeout) throws IOException {
            if (!(to instanceof InetSocketAddress address)
                    || address.getAddress() == null
                    || !PublicAddresses.contain(address.getAddress())) {
                throw new NotPublicException();
            }
            dial(address, timeout);
        }

        /** What is given was checked, and is an address already: nothing is looked up again. */
        void dial(InetSocketAddress checked, int timeout) throws IOException {
            super.connect(checked, timeout);
        }
    }
}

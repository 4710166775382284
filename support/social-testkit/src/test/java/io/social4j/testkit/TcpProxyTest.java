package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In front of a server that says everything back. */
class TcpProxyTest {

    private static final int PATIENCE = 10_000;

    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::answer, "echo");
        thread.setDaemon(true);
        thread.start();
        proxy = TcpProxy.to(echo.getLocalPort());
    }

    private void answer() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread thread = new Thread(() -> sayBack(client), "echo");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void sayBack(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException reset) {
            // The test has seen to it.
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(PATIENCE);
        return client;
    }

    private static void says(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        assertThat(client.getInputStream().read()).isEqualTo(letter);
    }

    @Test
    void passesOnWhatComes() throws IOException {
        try (Socket client = connect()) {
            says(client, 'a');
            proxy.delay(Duration.ofMillis(20));
            says(client, 'b');
        }
    }

    @Test
    void keepsWhatIsSaidWhileItIsStalledAndNewConnectionsToo() throws IOException {
        try (Socket known = connect()) {
            says(known, 'a');
            proxy.stall();
            try (Socket unknown = connect()) {
                for (Socket client : new Socket[] {known, unknown}) {
                    client.getOutputStream().write('b');
                    client.setSoTimeout(100);
                    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                    client.setSoTimeout(PATIENCE);
                }
                proxy.heal();
                assertThat(known.getInputStream().read()).isEqualTo('b');
                assertThat(unknown.getInputStream().read()).isEqualTo('b');
            }
        }
    }

    @Test
    void resetsOldConnectionsAndNewOnesWhileItIsCut() throws IOException {
        try (Socket client = connect()) {
            says(client, 'a');
            proxy.cut();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (Socket client = connect()) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        proxy.heal();
        try (Socket client = connect()) {
            says(client, 'b');
        }
    }

    @Test
    void cutsNobodyButThoseFromTheAddressesThatAreMeant() throws IOException {
        try (Socket client = connect()) {
            says(client, 'a');
            proxy.cutFrom(address -> !address.isLoopbackAddress());
            says(client, 'b');
        }
    }

    @Test
    void resetsClientsWhileNobodyIsBehindIt() throws IOException {
        try (Socket taken = new Socket()) {
            // Bound and not listening: nobody else can listen there either.
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (TcpProxy alone = TcpProxy.to(taken.getLocalPort());
                    Socket client = new Socket(InetAddress.getLoopbackAddress(), alone.port())) {
                client.setSoTimeout(PATIENCE);
                assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void hangsUpOnSilentClients() throws IOException {
        proxy.hangUpAfter(Duration.ofMillis(50));
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }
}

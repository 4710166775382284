package io.social4j.e2e.faults;

import io.social4j.testkit.TcpProxy;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a client and PostgreSQL, and understands enough of what they say (PostgreSQL documentation, "Message Formats",
 * version 3.0) to notice a COMMIT and what its transaction was about. Without encryption only.
 */
final class CommitCutter implements AutoCloseable {

    /** What happens at the COMMIT. */
    enum Cut {
        /** The server never gets it. */
        BEFORE,
        /** The server commits, and the client never learns of it. */
        AFTER,
        /** The server never gets it, and the connection stays open: what a frozen client looks like. */
        NEVER
    }

    private record Order(Cut cut, String statement) {}

    private final TcpProxy proxy;
    private final AtomicReference<Order> order = new AtomicReference<>();

    CommitCutter(int target) {
        proxy = TcpProxy.to(target, Connection::new);
    }

    int port() {
        return proxy.port();
    }

    /** Once, at the next COMMIT of a transaction in which a statement was executed that begins like this. */
    void cutOnce(Cut cut, String statement) {
        order.set(new Order(cut, statement));
    }

    /** Whether there was such a transaction. */
    boolean isCut() {
        return order.get() == null;
    }

    @Override
    public void close() {
        proxy.close();
    }

    private final class Connection implements TcpProxy.Link {

        private final Map<String, String> prepared = new HashMap<>();
        private boolean wanted;
        private volatile boolean swallow;

        @Override
        public void toServer(InputStream client, OutputStream server) throws IOException, InterruptedException {
            DataInputStream in = new DataInputStream(client);
            DataOutputStream out = new DataOutputStream(server);
            byte[] startup = body(in, in.readInt());
            out.writeInt(startup.length + 4);
            out.write(startup);
            while (true) {
                int type = in.readUnsignedByte();
                byte[] body = body(in, in.readInt());
                if (isCommit(type, body) && wanted && stops()) {
                    return;
                }
                out.writeByte(type);
                out.writeInt(body.length + 4);
                out.write(body);
            }
        }

        /** Whether the message must not go on. */
        private boolean stops() throws InterruptedException {
            Order due = order.getAndSet(null);
            if (due == null) {
                return false;
            }
            if (due.cut == Cut.NEVER) {
                new CountDownLatch(1).await();
            }
            swallow = due.cut == Cut.AFTER;
            return due.cut == Cut.BEFORE;
        }

        private boolean isCommit(int type, byte[] body) {
            String sql = switch (type) {
                case 'P' -> {
                    prepared.put(text(body, 0), text(body, after(body, 0)));
                    yield "";
                }
                case 'B' -> prepared.getOrDefault(text(body, after(body, 0)), "");
                case 'Q' -> text(body, 0);
                default -> "";
            };
            if (sql.startsWith("BEGIN")) {
                wanted = false;
            }
            Order due = order.get();
            wanted |= due != null && sql.startsWith(due.statement);
            return sql.startsWith("COMMIT");
        }

        @Override
        public void toClient(InputStream server, OutputStream client) throws IOException {
            DataInputStream in = new DataInputStream(server);
            DataOutputStream out = new DataOutputStream(client);
            while (true) {
                int type = in.readUnsignedByte();
                byte[] body = body(in, in.readInt());
                if (swallow && type == 'C' && text(body, 0).equals("COMMIT")) {
                    return;
                }
                if (!swallow) {
                    out.writeByte(type);
                    out.writeInt(body.length + 4);
                    out.write(body);
                }
            }
        }

        private static byte[] body(DataInputStream in, int length) throws IOException {
            byte[] body = new byte[length - 4];
            in.readFully(body);
            return body;
        }

        private static String text(byte[] body, int from) {
            return new String(body, from, after(body, from) - 1 - from, StandardCharsets.UTF_8);
        }

        private static int after(byte[] body, int from) {
            int end = from;
            while (body[end] != 0) {
                end++;
            }
            return end + 1;
        }
    }
}

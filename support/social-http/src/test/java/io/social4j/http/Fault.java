package io.social4j.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.zip.GZIPOutputStream;

/** What a server does after it has read one complete request. */
enum Fault {
    NONE {
        @Override
        void play(Socket socket) throws IOException {
            write(socket, "HTTP/1.1 201 Created\r\nX-Request-Id: r1\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}");
        }
    },
    UNASKED_ANSWER {
        @Override
        void play(Socket socket) throws IOException {
            NONE.play(socket);
            socket.setSoTimeout(100);
            try {
                untilTheClientIsGone(socket);
            } catch (SocketTimeoutException answered) {
                write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 13\r\n\r\n{\"id\":\"evil\"}");
                socket.setSoTimeout(0);
            }
        }
    },
    CLOSE_AFTER_ANSWER {
        @Override
        void play(Socket socket) throws IOException {
            NONE.play(socket);
            socket.close();
        }
    },
    CLOSE {
        @Override
        void play(Socket socket) throws IOException {
            socket.close();
        }
    },
    RESET {
        @Override
        void play(Socket socket) throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    },
    HANG {
        @Override
        void play(Socket socket) throws IOException {
            untilTheClientIsGone(socket);
        }
    },
    TRUNCATED_201 {
        @Override
        void play(Socket socket) throws IOException {
            write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{\"id\":");
            socket.close();
        }
    },
    SLOW_LORIS {
        @Override
        void play(Socket socket) throws IOException {
            dripping(socket, "HTTP/1.1 201 Created\r\nContent-Length: 999999\r\n\r\n" + "x".repeat(999_999));
        }
    },
    ENDLESS_EARLY_HINTS {
        @Override
        void play(Socket socket) throws IOException {
            OutputStream out = socket.getOutputStream();
            while (!socket.isClosed()) {
                out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(US_ASCII));
            }
        }
    },
    ENDLESS_BODY {
        @Override
        void play(Socket socket) throws IOException {
            write(socket, "HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n");
            while (!socket.isClosed()) {
                socket.getOutputStream().write(new byte[8192]);
            }
        }
    },
    ENDLESS_HEADER {
        @Override
        void play(Socket socket) throws IOException {
            write(socket, "HTTP/1.1 201 Created\r\nX-Long: ");
            while (!socket.isClosed()) {
                write(socket, "x".repeat(8192));
            }
        }
    },
    GZIP_BOMB {
        @Override
        void play(Socket socket) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(new byte[8 << 20]);
            }
            write(socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
            socket.getOutputStream().write(packed.toByteArray());
        }
    },
    GARBAGE {
        @Override
        void play(Socket socket) throws IOException {
            write(socket, "\u0000\u0001 what is HTTP?\r\n\r\n");
            socket.close();
        }
    },
    STATUS_307 {
        @Override
        void play(Socket socket) throws IOException {
            redirect(socket, 307);
        }
    },
    STATUS_308 {
        @Override
        void play(Socket socket) throws IOException {
            redirect(socket, 308);
        }
    },
    STATUS_401 {
        @Override
        void play(Socket socket) throws IOException {
            answer(socket, 401, "WWW-Authenticate: Bearer\r\n");
        }
    },
    STATUS_408 {
        @Override
        void play(Socket socket) throws IOException {
            answer(socket, 408, "");
        }
    },
    STATUS_421 {
        @Override
        void play(Socket socket) throws IOException {
            answer(socket, 421, "");
        }
    },
    STATUS_502 {
        @Override
        void play(Socket socket) throws IOException {
            answer(socket, 502, "");
        }
    },
    STATUS_503_RETRY_NOW {
        @Override
        void play(Socket socket) throws IOException {
            answer(socket, 503, "Retry-After: 0\r\n");
        }
    },
    STATUS_503_RETRY_IN_AGES {
        @Override
        void play(Socket socket) throws IOException {
            answer(socket, 503, "Retry-After: 99999999999999999999\r\n");
        }
    };

    abstract void play(Socket socket) throws IOException;

    /** The status, for faults that are complete answers; else 0. */
    int status() {
        return name().startsWith("STATUS_") ? Integer.parseInt(name().substring(7, 10)) : 0;
    }

    private static void redirect(Socket socket, int status) throws IOException {
        String here = "http://localhost:" + socket.getLocalPort() + "/elsewhere";
        answer(socket, status, "Location: " + here + "\r\n");
    }

    private static void answer(Socket socket, int status, String headers) throws IOException {
        write(socket, "HTTP/1.1 " + status + " Status\r\n" + headers + "Content-Length: 0\r\n\r\n");
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    static void untilTheClientIsGone(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // What still comes is of no interest.
        }
    }

    /** One byte each 20 ms, until the client goes. */
    private static void dripping(Socket socket, String text) throws IOException {
        socket.setSoTimeout(20);
        for (byte next : text.getBytes(US_ASCII)) {
            socket.getOutputStream().write(next);
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException stillThere) {
                // The client is still there: the next byte.
            }
        }
    }
}

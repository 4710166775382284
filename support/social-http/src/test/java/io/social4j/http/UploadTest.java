package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.social4j.http.UploadServer.Manner;
import io.social4j.http.UploadServer.Upload;
import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UploadTest {

    private static final int MEBI = 1 << 20;

    private final PlatformHttp http = PlatformHttp.create(HttpLimits.defaults());

    @Test
    void aLargeBodyIsStreamedWithItsLengthAndNeverWholeInMemory() throws Exception {
        Drone video = new Drone(64L * MEBI);
        try (UploadServer server = new UploadServer(Manner.READS_ALL)) {
            HttpCall call = HttpCall.put(server.uri(), "video").stream("video/mp4", video.size(), video)
                    .build();

            long before = allocated();
            HttpReply reply = http.upload(call);
            long used = allocated() - before;

            Upload upload = server.take();
            assertThat(reply.status()).isEqualTo(201);
            assertThat(upload.head()).contains("Content-Type: video/mp4");
            assertThat(upload.size()).isEqualTo(video.size());
            assertThat(upload.sha256()).isEqualTo(sha256(video, 0, video.size()));
            assertThat(used).as("bytes allocated by the sending thread").isLessThan(8L * MEBI);
            assertThat(video.openStreams()).isZero();
        }
    }

    @Test
    void aSliceIsExactlyThatRange() throws Exception {
        Drone video = new Drone(3L * MEBI);
        try (UploadServer server = new UploadServer(Manner.READS_ALL)) {
            http.upload(HttpCall.post(server.uri(), "chunk").stream("application/octet-stream", video, MEBI, MEBI + 7)
                    .build());

            assertThat(server.take().sha256()).isEqualTo(sha256(video, MEBI, MEBI + 7));
        }
    }

    @Test
    void anUploadMayTakeLongerThanACallAsLongAsItMoves() throws Exception {
        PlatformHttp impatient = PlatformHttp.create(HttpLimits.defaults().withCallDeadline(Duration.ofMillis(400)));
        AtomicInteger pieces = new AtomicInteger();
        BodySource slow = () -> new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] piece, int offset, int length) throws IOException {
                pause(150);
                pieces.incrementAndGet();
                return 1;
            }
        };
        try (UploadServer server = new UploadServer(Manner.READS_ALL)) {
            impatient.upload(HttpCall.post(server.uri(), "slow").stream("video/mp4", slow, 0, 6)
                    .build());

            assertThat(server.take().size()).isEqualTo(6);
            assertThat(pieces).hasValue(6);
        }
    }

    @Test
    void anUploadThatNeverStopsMovingEndsAtTheUpperBound() throws Exception {
        PlatformHttp bounded = PlatformHttp.create(
                HttpLimits.defaults().withCallDeadline(Duration.ofSeconds(5)).withUpload(Duration.ofMillis(300)));
        BodySource endless = () -> new InputStream() {
            @Override
            public int read() throws IOException {
                return pause(20);
            }

            @Override
            public int read(byte[] piece, int offset, int length) throws IOException {
                pause(20);
                return 1;
            }
        };
        try (UploadServer server = new UploadServer(Manner.READS_ALL)) {
            PlatformException failure = failureOf(
                    bounded,
                    HttpCall.post(server.uri(), "slow").stream("video/mp4", endless, 0, MEBI)
                            .build());

            assertThat(failure.failure().kind()).isEqualTo(FailureKind.NOT_SENT);
            assertThat(failure).hasMessageContaining("out of time");
            assertThat(server.hasComplete()).isFalse();
        }
    }

    @Test
    void anUploadThatStallsEndsAfterTheCallDeadlineAndWasNotSent() throws Exception {
        PlatformHttp impatient = PlatformHttp.create(HttpLimits.defaults().withCallDeadline(Duration.ofMillis(300)));
        Drone video = new Drone(64L * MEBI);
        try (UploadServer server = new UploadServer(Manner.STOPS_READING)) {
            PlatformException failure = failureOf(
                    impatient,
                    HttpCall.post(server.uri(), "v").stream("video/mp4", video.size(), video)
                            .build());

            assertThat(failure.failure().kind()).isEqualTo(FailureKind.NOT_SENT);
            assertThat(video.openStreams()).isZero();
        }
    }

    @Test
    void aRefusalThatComesBeforeTheEndIsHeard() throws Exception {
        Drone video = new Drone(64L * MEBI);
        try (UploadServer server = new UploadServer(Manner.REFUSES_AND_CLOSES)) {
            HttpReply reply = http.upload(HttpCall.post(server.uri(), "v").stream("video/mp4", video.size(), video)
                    .build());

            assertThat(reply.status()).isEqualTo(413);
        }
    }

    @Test
    void aSourceWithFewerOrMoreBytesThanAnnouncedEndsTheCallBeforeItsLastByte() throws Exception {
        for (int wrong : new int[] {99_999, 100_001}) {
            try (UploadServer server = new UploadServer(Manner.READS_ALL)) {
                PlatformException failure = failureOf(
                        http,
                        HttpCall.post(server.uri(), "v").stream("video/mp4", 100_000, new Drone(wrong))
                                .build());

                assertThat(failure.failure().kind()).isEqualTo(FailureKind.NOT_SENT);
                assertThat(failure).hasMessageContaining(wrong < 100_000 ? "early" : "longer");
                assertThat(server.hasComplete()).isFalse();
            }
        }
    }

    @Test
    void whatTheSourceKnowsOfItsContentIsWhatTheCallEndsWith() throws Exception {
        PlatformException gone = PlatformException.of(FailureKind.MEDIA_REJECTED, "the video is gone");
        BodySource source = () -> {
            throw gone;
        };
        try (UploadServer server = new UploadServer(Manner.READS_ALL)) {
            HttpCall call = HttpCall.post(server.uri(), "v").stream("video/mp4", 9, source)
                    .build();

            assertThatThrownBy(() -> http.upload(call)).isSameAs(gone);
        }
    }

    @Test
    void withoutAnAnswerAnUploadMayBeRepeated() throws Exception {
        try (FaultServer server = FaultServer.start().then(Fault.CLOSE)) {
            PlatformException failure = failureOf(
                    http,
                    HttpCall.post(server.uri(), "v").stream("video/mp4", 9, new Drone(9))
                            .build());

            assertThat(failure.failure().kind()).isEqualTo(FailureKind.TRANSIENT);
        }
    }

    @Test
    void nobodyThereMeansNothingWasSent() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        PlatformException failure = failureOf(
                http,
                HttpCall.post(nobody, "v").stream("video/mp4", 9, new Drone(9)).build());

        assertThat(failure.failure().kind()).isEqualTo(FailureKind.NOT_SENT);
    }

    @Test
    void theLastByteOfAStreamedCommitWaitsForTheGate() throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        byte[] picture = new byte[OneShotBody.LEAVES_WHOLE];
        Multipart form = Multipart.create()
                .field("message", "hello")
                .file("source", "a.png", "image/png", picture.length, () -> new ByteArrayInputStream(picture));
        try (FaultServer server = FaultServer.start()) {
            HttpCall call =
                    HttpCall.post(server.uri(), "photos").multipart(form).build();

            http.commit(call, () -> {
                asked.set(true);
                try {
                    assertThat(server.awaitBodyBytes((int) call.body().size() - 1))
                            .isTrue();
                } catch (InterruptedException unexpected) {
                    throw new AssertionError(unexpected);
                }
                assertThat(server.spareBodyBytes()).isZero();
                assertThat(server.completeRequests()).isZero();
            });

            assertThat(asked).isTrue();
            assertThat(server.takeRequest()).endsWith("--" + form.boundary() + "--\r\n");
        }
    }

    @Test
    void streamsWithoutBytesAreRefused() {
        HttpCall.Builder call = HttpCall.post(URI.create("http://example.com"), "v");

        assertThatThrownBy(() -> call.stream("video/mp4", 0, new Drone(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> call.stream("video/mp4", new Drone(9), -1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PlatformException failureOf(PlatformHttp http, HttpCall call) {
        return catchThrowableOfType(PlatformException.class, () -> http.upload(call));
    }

    /** Waits without using processor time; the stream itself is slow here, that is what is tested. */
    private static int pause(int millis) throws IOException {
        synchronized (UploadTest.class) {
            try {
                UploadTest.class.wait(millis);
            } catch (InterruptedException ended) {
                throw new IOException(ended);
            }
        }
        return 0;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static String sha256(Drone source, long offset, long length) throws IOException {
        try (DigestInputStream in = new DigestInputStream(source.open(), UploadServer.sha256())) {
            in.on(false);
            in.skipNBytes(offset);
            in.on(true);
            byte[] piece = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                left -= in.read(piece, 0, (int) Math.min(left, piece.length));
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}

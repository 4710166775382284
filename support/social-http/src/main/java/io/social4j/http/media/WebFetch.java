package io.social4j.http.media;

import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches one address into a file. Every hop is checked by its text and again when its connection is made; nothing is kept from
 * one hop to the next, no proxy of the system is used, no credentials are sent. Thread-safe; blocks.
 */
final class WebFetch {

    private static final int MOST_REDIRECTS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String AGENT = "Social4j";

    private final IntakeLimits limits;
    private final SocialClock clock;
    private final FetchRules rules;
    private final OkHttpClient guarded;
    private final OkHttpClient open;

    WebFetch(IntakeLimits limits, SocialClock clock, Dns names, GuardedSockets sockets) {
        this.limits = limits;
        this.clock = clock;
        this.rules = new FetchRules(limits.allowedHosts());
        this.guarded = client(limits, names, sockets);
        this.open = client(limits, names, GuardedSockets.open());
    }

    private static OkHttpClient client(IntakeLimits limits, Dns names, SocketFactory sockets) {
        return new OkHttpClient.Builder()
                .dns(names)
                .socketFactory(sockets)
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectTimeout(CONNECT)
                .readTimeout(limits.stall())
                .writeTimeout(limits.stall())
                // A kept connection would be one that was checked for another name.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build();
    }

    /** @throws IOException only if the file cannot be written */
    void fetch(String address, Spool into) throws MediaRefusedException, IOException {
        long deadline = clock.nanos() + limits.fetch().toNanos();
        HttpUrl url = rules.first(address);
        for (int redirects = 0; ; redirects++) {
            String location = hop(url, into, deadline);
            if (location.isEmpty()) {
                return;
            }
            if (redirects == MOST_REDIRECTS) {
                throw FetchRules.refused(
                        "media.fetch.redirect", address, "was redirected more than " + MOST_REDIRECTS + " times");
            }
            url = rules.next(url, location);
        }
    }

    /** Where it goes on, or nothing if the content is there. */
    private String hop(HttpUrl url, Spool into, long deadline) throws MediaRefusedException, IOException {
        long left = deadline - clock.nanos();
        if (left <= 0) {
            throw tooSlow(url);
        }
        OkHttpClient client = (rules.isAllowed(url) ? open : guarded)
                .newBuilder()
                .callTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)), TimeUnit.MILLISECONDS)
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("User-Agent", AGENT)
                .header("Accept", "image/*, video/*, application/*;q=0.8")
                // Named, because OkHttp would ask for gzip and unpack it: a few kilobytes may become gigabytes.
                .header("Accept-Encoding", "identity")
                .header("Connection", "close")
                .build();
        try (Response response = client.newCall(request).execute()) {
            return switch (response.code()) {
                case 200 -> {
                    requirePlain(url, response);
                    into.fill(response.body().byteStream());
                    yield "";
                }
                case 301, 302, 303, 307, 308 -> location(url, response);
                default ->
                    throw FetchRules.refused(
                            "media.fetch.status", url.toString(), "answered " + response.code() + " to us");
            };
        } catch (Spool.UnwritableException unwritable) {
            throw unwritable;
        } catch (IOException failed) {
            throw explained(url, failed);
        }
    }

    private static String location(HttpUrl url, Response response) throws MediaRefusedException {
        String location = response.header("Location");
        if (location == null || location.isBlank()) {
            throw FetchRules.refused(
                    "media.fetch.redirect",
                    url.toString(),
                    "answered " + response.code() + " without saying where to go");
        }
        return location;
    }

    private void requirePlain(HttpUrl url, Response response) throws MediaRefusedException {
        String encoding = response.header("Content-Encoding", "identity");
        if (!"identity".equalsIgnoreCase(encoding)) {
            throw FetchRules.refused(
                    "media.fetch.encoding",
                    url.toString(),
                    "came packed as " + FetchRules.shown(encoding) + ", which we did not ask for");
        }
        if (response.body().contentLength() > limits.maxSize()) {
            throw Spool.tooLarge(limits.maxSize());
        }
    }

    private static MediaRefusedException explained(HttpUrl url, IOException failed) {
        if (isCausedBy(failed, GuardedSockets.NotPublicException.class)) {
            return FetchRules.refused(
                    "media.fetch.blocked-address",
                    url.toString(),
                    "does not lead to a public address; if the host is yours, name it in social4j.media.allowed-hosts");
        }
        if (failed instanceof UnknownHostException) {
            return FetchRules.refused("media.fetch.unreachable", url.toString(), "has a host that we do not find");
        }
        if (failed instanceof InterruptedIOException) {
            return tooSlow(url);
        }
        return FetchRules.refused(
                "media.fetch.unreachable", url.toString(), "could not be fetched by us: the connection failed");
    }

    private static MediaRefusedException tooSlow(HttpUrl url) {
        return FetchRules.refused("media.fetch.time", url.toString(), "was too slow for us");
    }

    /** OkHttp puts what happened at one address behind what happened at another. */
    private static boolean isCausedBy(Throwable failed, Class<? extends Throwable> kind) {
        if (kind.isInstance(failed)) {
            return true;
        }
        for (Throwable other : failed.getSuppressed()) {
            if (isCausedBy(other, kind)) {
                return true;
            }
        }
        return failed.getCause() != null && isCausedBy(failed.getCause(), kind);
    }
}

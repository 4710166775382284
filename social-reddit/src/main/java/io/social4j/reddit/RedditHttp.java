package io.social4j.reddit;

import io.social4j.http.CheckedHttp;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Multipart;
import io.social4j.http.PlatformHttp;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformToken;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Requests to Reddit's hosts, with what Reddit wants of each: who the app is, for whom it speaks, and that nothing is escaped.
 * Thread-safe; every method blocks.
 */
final class RedditHttp {

    private final RedditSettings settings;
    private final RedditErrors errors;
    private final RedditRates rates;
    private final CheckedHttp api;
    private final CheckedHttp tokens;
    private final CheckedHttp store;

    RedditHttp(RedditSettings settings, PlatformHttp http, RedditErrors errors, RedditRates rates) {
        this.settings = settings;
        this.errors = errors;
        this.rates = rates;
        this.api = CheckedHttp.of(http, rates.telling(errors.ofApi()));
        this.tokens = CheckedHttp.of(http, errors.ofTokens());
        this.store = CheckedHttp.of(http, RedditStoreErrors.table());
    }

    /** @param path segments, which are encoded */
    HttpCall.Builder get(PlatformToken token, String... path) {
        HttpCall.Builder call = HttpCall.get(settings.baseUrl(), "");
        List.of(path).forEach(call::segment);
        return signed(call, token);
    }

    HttpCall.Builder post(PlatformToken token, String path) {
        return signed(HttpCall.post(settings.baseUrl(), path), token);
    }

    /** A read or a request that may be repeated; errors within a success are thrown. */
    JsonView answer(HttpCall.Builder asked) {
        HttpCall call = asked.build();
        HttpReply reply = rates.told(api.read(call));
        if (!reply.isJson()) {
            throw RedditApi.unreadable("a question");
        }
        errors.refuse(call, reply);
        return reply.json();
    }

    /** The answer to a request that publishes; whoever reads it has to ask {@link RedditErrors#refuse} himself. */
    HttpReply commit(HttpCall call, Gate gate) {
        return rates.told(api.commit(call, gate));
    }

    /** A request of the client itself, at the host of the tokens. */
    HttpReply token(String path, Map<String, String> form) {
        return tokens.read(HttpCall.post(settings.authBaseUrl(), path)
                .header("User-Agent", settings.userAgent())
                .basic(settings.clientId(), settings.clientSecret())
                .form(form)
                .build());
    }

    /** A form with a file to Reddit's store, which is not Reddit: no token goes there. */
    void store(URI address, Multipart form) {
        HttpReply ignored = store.upload(HttpCall.post(address, "")
                .header("User-Agent", settings.userAgent())
                .multipart(form)
                .build());
    }

    /** An address as Reddit gives them, without the scheme: that of the API is used. */
    String withScheme(String address) {
        return address.startsWith("//") ? settings.baseUrl().getScheme() + ":" + address : address;
    }

    private HttpCall.Builder signed(HttpCall.Builder call, PlatformToken token) {
        return call.header("User-Agent", settings.userAgent())
                .bearer(token.accessToken())
                .query("raw_json", 1);
    }
}

package io.social4j.linkedin;

import io.social4j.http.CheckedHttp;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * How LinkedIn is spoken to: its headers, its errors, its addresses for uploads. Thread-safe; every method that sends blocks and
 * sends one request.
 */
final class LinkedInHttp {

    private final LinkedInSettings settings;
    private final CheckedHttp api;
    private final CheckedHttp tokens;
    private final CheckedHttp uploads;

    LinkedInHttp(LinkedInSettings settings, PlatformHttp http, SocialClock clock) {
        this.settings = settings;
        this.api = CheckedHttp.of(http, LinkedInErrors.ofApi(clock));
        this.tokens = CheckedHttp.of(http, LinkedInErrors.ofTokens(clock));
        this.uploads = CheckedHttp.of(http, LinkedInErrors.ofUploads(clock));
    }

    URI base() {
        return settings.baseUrl();
    }

    /** Completes a call to the versioned API, {@code /rest}. */
    HttpCall rest(HttpCall.Builder call, PlatformToken token) {
        return unversioned(call.header("LinkedIn-Version", settings.apiVersion()), token);
    }

    /** Completes a call to the API without versions, {@code /v2}. */
    HttpCall unversioned(HttpCall.Builder call, PlatformToken token) {
        return call.bearer(token.accessToken())
                .header("X-Restli-Protocol-Version", "2.0.0")
                .build();
    }

    HttpReply read(HttpCall call) {
        return api.read(call);
    }

    HttpReply commit(HttpCall call, Gate gate) {
        return api.commit(call, gate);
    }

    HttpReply token(HttpCall call) {
        return tokens.read(call);
    }

    HttpReply upload(HttpCall call) {
        return uploads.upload(call);
    }

    /** A {@code PUT} to an address that LinkedIn gave, whose query is part of its signature. */
    HttpCall.Builder put(String address) {
        int query = address.indexOf('?');
        String place = query < 0 ? address : address.substring(0, query);
        try {
            URI uri = URI.create(place);
            // A token must not leave in clear text because an answer says so.
            if (!String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT).equals(base().getScheme())) {
                throw unreadable("where to upload to");
            }
            HttpCall.Builder call = HttpCall.put(uri, "");
            for (String pair : query < 0
                    ? List.<String>of()
                    : List.of(address.substring(query + 1).split("&", -1))) {
                int equals = pair.indexOf('=');
                call.encodedQuery(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
            return call;
        } catch (IllegalArgumentException notOne) {
            throw unreadable("where to upload to");
        }
    }

    static PlatformException unreadable(String what) {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "LinkedIn answered " + what + " in a form that is not understood; its API may have changed.");
    }

    /** An answer without its list is none: nothing must look absent by it. */
    static List<JsonView> elements(HttpReply reply, String what) {
        JsonView elements = reply.json().at("elements");
        if (!elements.isArray()) {
            throw unreadable(what);
        }
        return elements.items();
    }

    static String text(JsonView field, String what) {
        return field.text().filter(text -> !text.isBlank()).orElseThrow(() -> unreadable(what));
    }
}

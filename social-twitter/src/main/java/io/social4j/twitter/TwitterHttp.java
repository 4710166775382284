package io.social4j.twitter;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Phase;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls in the name of an account: authorizes them, passes on what the answer says of budgets, and returns successes only.
 * Thread-safe.
 */
final class TwitterHttp {

    private final PlatformHttp http;
    private final ErrorTable errors;
    private final TwitterRates rates;

    TwitterHttp(PlatformHttp http, ErrorTable errors, TwitterRates rates) {
        this.http = http;
        this.errors = errors;
        this.rates = rates;
    }

    /**
     * Sends a call that may be repeated.
     *
     * @param use whose budget it is; {@code null} for none that anybody waits for
     * @param endpoint the name of the budget
     * @return the JSON of the answer
     */
    JsonView read(PlatformToken token, RateReport.@Nullable Use use, String endpoint, HttpCall.Builder call) {
        HttpCall signed = call.bearer(token.accessToken()).build();
        return json(checked(token, use, endpoint, signed, http.read(signed), Phase.BEFORE_COMMIT));
    }

    /** Sends a call that may be repeated and has a large body. */
    HttpReply upload(PlatformToken token, String endpoint, HttpCall.Builder call) {
        HttpCall signed = call.bearer(token.accessToken()).build();
        return checked(token, RateReport.Use.PUBLISH, endpoint, signed, http.upload(signed), Phase.BEFORE_COMMIT);
    }

    /** Sends a call that cannot be taken back. */
    HttpReply commit(PlatformToken token, String endpoint, HttpCall.Builder call, Gate gate) {
        HttpCall signed = call.bearer(token.accessToken()).build();
        return checked(token, RateReport.Use.PUBLISH, endpoint, signed, http.commit(signed, gate), Phase.AT_COMMIT);
    }

    private HttpReply checked(
            PlatformToken token,
            RateReport.@Nullable Use use,
            String endpoint,
            HttpCall call,
            HttpReply reply,
            Phase phase) {
        rates.heard(reply, token, use, endpoint);
        if (!reply.isSuccess()) {
            throw new PlatformException(call.unquoted(errors.failureOf(reply, phase)));
        }
        return reply;
    }

    static JsonView json(HttpReply reply) {
        if (!reply.isJson()) {
            throw unreadable("a question");
        }
        return reply.json();
    }

    static PlatformException unreadable(String what) {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "X answered " + what + " in a form that is not understood; its API may have changed.");
    }
}

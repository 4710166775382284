package io.social4j.reddit;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpReply;
import io.social4j.http.Redaction;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the store that takes uploads means by a refusal: it is Amazon S3 and answers in XML (S3 API reference, Error responses,
 * 2025; an answer about size recorded by PRAW 8). Only two elements of it are looked for, by name, so that nothing of the XML is
 * ever expanded. Nothing was published, whatever it says.
 */
final class RedditStoreErrors {

    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,60})</Code>");
    private static final Pattern MOST = Pattern.compile("<MaxSizeAllowed>([0-9]{1,15})</MaxSizeAllowed>");

    /** Far behind both elements. */
    private static final int LONGEST = 4_000;

    /** The lease is over, or is taken for it; a new one is free. */
    private static final List<String> LEASE =
            List.of("AccessDenied", "ExpiredToken", "InvalidToken", "RequestTimeTooSkewed");

    private static final List<String> BUSY =
            List.of("RequestTimeout", "SlowDown", "InternalError", "ServiceUnavailable", "IncompleteBody");

    private RedditStoreErrors() {}

    static ErrorTable table() {
        return (reply, phase) -> failure(reply);
    }

    private static PlatformFailure failure(HttpReply reply) {
        String body = reply.body().substring(0, Math.min(LONGEST, reply.body().length()));
        String code = first(CODE, body).orElse("HTTP " + reply.status());
        return about(reply.status(), code, body).withCode(Redaction.line(code), null);
    }

    private static PlatformFailure about(int status, String code, String body) {
        if (code.equals("EntityTooLarge") || code.equals("EntityTooSmall") || status == 413) {
            String most = first(MOST, body)
                    .map(bytes -> " It takes " + bytes + " bytes.")
                    .orElse("");
            return PlatformFailure.of(
                    FailureKind.MEDIA_REJECTED, "Reddit does not take a file of this size." + most + " Make it fit.");
        }
        if (LEASE.contains(code)) {
            return PlatformFailure.of(
                    FailureKind.TRANSIENT, "Reddit's permission for this upload is over. A new one is asked for.");
        }
        if (BUSY.contains(code) || status >= 500 || status == 408 || status == 429) {
            return PlatformFailure.of(
                    FailureKind.TRANSIENT, "Reddit's store of files does not take the upload now. It is tried again.");
        }
        return PlatformFailure.of(
                FailureKind.UNEXPECTED,
                "Reddit's store of files refused an upload in a way that is not understood; its API may have changed.");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}

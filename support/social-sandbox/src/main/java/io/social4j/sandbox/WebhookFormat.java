package io.social4j.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;

/** How one platform asks a callback who it is, and what it tells it and signs. Thread-safe. */
interface WebhookFormat {

    /** What the receiver has to know, by short keys as {@code webhook-secret}. */
    Map<String, String> settings();

    /** The question before anything is sent; empty for a platform that asks none. */
    Optional<Challenge> challenge(HttpUrl callback, String token);

    /** The body; empty when the platform is silent about that kind of event, or about that account. */
    Optional<String> body(WebhookEvent event);

    /**
     * The headers besides the type of the content.
     *
     * @param honest whether the right secret signs
     */
    Map<String, String> headers(String body, WebhookEvent event, boolean honest);

    /** After which times what was not taken is sent again. */
    List<Duration> retries();

    /** What is asked and what has to come back. */
    record Challenge(URI url, String answer, boolean exactText) {

        /** Whether that is the answer; JSON is compared as such. */
        boolean metBy(String given) {
            if (exactText) {
                return answer.equals(given);
            }
            try {
                Object parsed = Json.read(okio.ByteString.encodeUtf8(given));
                return parsed.equals(Json.read(okio.ByteString.encodeUtf8(answer)));
            } catch (Json.MalformedException e) {
                return false;
            }
        }
    }

    /** HMAC-SHA-256. */
    static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    static byte[] key(String secret, boolean honest) {
        return (honest ? secret : "not the secret").getBytes(StandardCharsets.UTF_8);
    }
}

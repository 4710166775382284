package io.social4j.http;

import io.social4j.config.PublishPolicy;
import java.time.Duration;

/**
 * How long a call may take and how much an answer may weigh.
 *
 * @param connect longest time to reach one address of the host
 * @param write longest time the network may refuse to take bytes; {@code connect} and {@code write} together bound all that
 *     happens before the gate of a commit
 * @param callDeadline longest time from the last byte of the request to the end of the answer
 * @param maxBody longest answer, in bytes after decompression
 * @param upload longest time an upload may take in all, as long as it moves: one of which nothing moves for {@code
 *     callDeadline} ends at once
 */
public record HttpLimits(Duration connect, Duration write, Duration callDeadline, int maxBody, Duration upload) {

    /** One mebibyte: the answers of the platforms are a few kilobytes. */
    public static final int DEFAULT_MAX_BODY = 1 << 20;

    /** Sixteen mebibytes, for lists of posts: a page of them holds up to a hundred long texts, escaped. */
    public static final int MAX_BODY_OF_LISTS = 16 << 20;

    /** Fifteen minutes: half a gigabyte at 600 kB a second. */
    public static final Duration DEFAULT_UPLOAD = Duration.ofMinutes(15);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(1);

    public HttpLimits {
        if (isTooShort(connect) || isTooShort(write) || isTooShort(callDeadline) || isTooShort(upload)) {
            throw new IllegalArgumentException(
                    "connect, write, callDeadline and upload must be at least one millisecond");
        }
        if (maxBody < 1) {
            throw new IllegalArgumentException("maxBody must be at least 1, not " + maxBody);
        }
    }

    /** With {@link #DEFAULT_UPLOAD}. */
    public HttpLimits(Duration connect, Duration write, Duration callDeadline, int maxBody) {
        this(connect, write, callDeadline, maxBody, DEFAULT_UPLOAD);
    }

    /** The limits that fit {@link PublishPolicy#defaults()}: 3 s, 1 s, 20 s, one mebibyte. */
    public static HttpLimits defaults() {
        return from(PublishPolicy.defaults());
    }

    /** The policy's call deadline; connecting and writing take at most 3 s and 1 s and fit into the policy's margin. */
    public static HttpLimits from(PublishPolicy policy) {
        Duration fifth = policy.margin().dividedBy(5);
        return new HttpLimits(
                shorter(LONGEST_CONNECT, fifth.multipliedBy(3)),
                shorter(LONGEST_WRITE, fifth),
                policy.callDeadline(),
                DEFAULT_MAX_BODY);
    }

    public HttpLimits withCallDeadline(Duration other) {
        return new HttpLimits(connect, write, other, maxBody, upload);
    }

    public HttpLimits withMaxBody(int other) {
        return new HttpLimits(connect, write, callDeadline, other, upload);
    }

    public HttpLimits withUpload(Duration other) {
        return new HttpLimits(connect, write, callDeadline, maxBody, other);
    }

    private static boolean isTooShort(Duration duration) {
        return duration.compareTo(Duration.ofMillis(1)) < 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

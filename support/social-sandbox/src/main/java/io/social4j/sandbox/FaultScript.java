package io.social4j.sandbox;

import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.util.Set;

/**
 * Scripts what goes wrong next at one platform. Faults of one kind of call apply in the order they were scripted, each to
 * one request, or to several in a row: {@code faults.times(3).rateLimited()}. Without {@link #on} they apply to the
 * irreversible call. A request that no fault waits for is answered honestly. Thread-safe.
 */
public final class FaultScript {

    private final FaultQueue queue;
    private final Set<Kind> specialities;
    private final SandboxCall call;
    private final int times;

    FaultScript(FaultQueue queue, Set<Kind> specialities) {
        this(queue, specialities, SandboxCall.COMMIT, 1);
    }

    private FaultScript(FaultQueue queue, Set<Kind> specialities, SandboxCall call, int times) {
        this.queue = queue;
        this.specialities = specialities;
        this.call = call;
        this.times = times;
    }

    /** The same script for another kind of call. */
    public FaultScript on(SandboxCall other) {
        return new FaultScript(queue, specialities, other, times);
    }

    /** The same script, each fault for so many requests in a row. */
    public FaultScript times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("times must be at least 1, not " + count);
        }
        return new FaultScript(queue, specialities, call, count);
    }

    /** The request takes effect; the connection closes without an answer. */
    public FaultScript acceptThenDrop() {
        return add(Kind.ACCEPT_THEN_DROP, 0);
    }

    /** The request takes effect; no answer ever comes and the connection stays open. */
    public FaultScript acceptThenHang() {
        return add(Kind.ACCEPT_THEN_HANG, 0);
    }

    /** The request takes effect; the connection closes in the middle of the answer's body. */
    public FaultScript acceptThenCutAnswer() {
        return add(Kind.ACCEPT_THEN_CUT, 0);
    }

    /** The request takes effect; the answer has its success status and a body that cannot be read. */
    public FaultScript acceptThenUnreadableAnswer() {
        return add(Kind.ACCEPT_THEN_GARBLE, 0);
    }

    /** The request takes effect; the answer is the platform's own server error. */
    public FaultScript acceptThenServerError(int status) {
        return add(Kind.ACCEPT_THEN_ERROR, serverStatus(status));
    }

    /** The request takes effect; the answer is the HTML page of a load balancer. */
    public FaultScript acceptThenErrorPage(int status) {
        return add(Kind.ACCEPT_THEN_ERROR_PAGE, serverStatus(status));
    }

    /** The request takes effect and is answered honestly, after that time on a wall clock. */
    public FaultScript slowAnswer(Duration wait) {
        return add(new Fault(Kind.SLOW, 0, wait));
    }

    /** The request takes effect; the answer's body comes byte by byte, each after that time on a wall clock. */
    public FaultScript trickle(Duration perByte) {
        if (perByte.isZero() || perByte.isNegative()) {
            throw new IllegalArgumentException("Each byte must take some time, not " + perByte);
        }
        return add(new Fault(Kind.TRICKLE, 0, perByte));
    }

    /** Nothing happens, and the request does not count: the connection is closed in the middle of it. */
    public FaultScript hangUpOnRequest() {
        return add(Kind.HALF_READ, 0);
    }

    /** Nothing happens; the connection is reset after the request was read. */
    public FaultScript reset() {
        return add(Kind.RESET, 0);
    }

    /** Nothing happens, and no answer ever comes. */
    public FaultScript hangWithoutEffect() {
        return add(Kind.HANG, 0);
    }

    /** Nothing happens; the answer is the platform's own server error. */
    public FaultScript serverErrorWithoutEffect(int status) {
        return add(Kind.SERVER_ERROR, serverStatus(status));
    }

    /** Nothing happens; the answer is the HTML page of a load balancer. */
    public FaultScript errorPageWithoutEffect(int status) {
        return add(Kind.ERROR_PAGE, serverStatus(status));
    }

    /** Nothing happens; too many requests, with the headers that say when to come back. */
    public FaultScript rateLimited() {
        return add(Kind.RATE_LIMITED, 0);
    }

    /** Nothing happens; too many requests, and no header says when to come back. */
    public FaultScript rateLimitedWithoutHeaders() {
        return add(Kind.RATE_LIMITED_SILENTLY, 0);
    }

    /** Nothing happens; the token is refused although it is good. */
    public FaultScript unauthorized() {
        return add(Kind.UNAUTHORIZED, 0);
    }

    /** Nothing happens; the platform does not want this content, and says so as it does for others that it does not want. */
    public FaultScript refused() {
        return add(Kind.REFUSED, 0);
    }

    /** New posts appear in the account's own listing only after that time by the sandbox's clock, until set anew. */
    public FaultScript listingLag(Duration lag) {
        queue.lag(lag);
        return this;
    }

    /** So many posts from now on are live and never appear in the account's own listing. */
    public FaultScript listingGap(int posts) {
        if (posts < 0) {
            throw new IllegalArgumentException("A gap has no " + posts + " posts");
        }
        queue.gaps(posts);
        return this;
    }

    /** The {@code Date} of all answers is wrong by that much, until set anew; the rules of the platform are not. */
    public FaultScript clockOffset(Duration offset) {
        queue.clockOffset(offset);
        return this;
    }

    /** X, LinkedIn, Reddit, Facebook: refused as a duplicate although no such post is live. */
    public FaultScript duplicateGhost() {
        return add(Kind.DUPLICATE, 0);
    }

    /** Facebook: 368 with that subcode, for example 1390008 for posting too fast; nothing happens. */
    public FaultScript blocked(int subcode) {
        return add(Kind.BLOCKED, subcode);
    }

    /** Reddit: {@code RATELIMIT} within a 200, the account has to take a break of that length. */
    public FaultScript takeABreak(Duration length) {
        return add(new Fault(Kind.TAKE_A_BREAK, 0, length));
    }

    /** Reddit: the picture or video is taken to be processed, and no post is ever made of it. */
    public FaultScript acceptedAndLost() {
        return add(Kind.ACCEPT_AND_LOSE, 0);
    }

    /** LinkedIn: 426, the version of the API is switched off. */
    public FaultScript versionRetired() {
        return add(Kind.VERSION_RETIRED, 0);
    }

    /** LinkedIn: the post goes live and is answered by 201 without the header that holds its id. */
    public FaultScript acceptedWithoutId() {
        return add(Kind.ACCEPT_WITHOUT_ID, 0);
    }

    /** X: the reply is refused because its parent, just made, is not visible yet. */
    public FaultScript parentNotVisible() {
        return add(Kind.PARENT_NOT_VISIBLE, 0);
    }

    /** X: 402, the developer account has no credits left. */
    public FaultScript creditsDepleted() {
        return add(Kind.NO_CREDITS, 0);
    }

    /** X: 429, the developer account has used up its month, whatever the headers say. */
    public FaultScript usageCapped() {
        return add(Kind.USAGE_CAPPED, 0);
    }

    /** X: 226, the request is taken for spam. */
    public FaultScript looksAutomated() {
        return add(Kind.LOOKS_AUTOMATED, 0);
    }

    /** X: the next animation or video is processed for that long. */
    public FaultScript mediaStaysInProgress(Duration time) {
        return on(SandboxCall.PREPARE).add(new Fault(Kind.MEDIA_BUSY, 0, time));
    }

    /** X: the next animation or video fails while it is processed. */
    public FaultScript mediaFails() {
        return on(SandboxCall.PREPARE).add(Kind.MEDIA_FAILED, 0);
    }

    /** X: the next animation or video is announced, and X knows nothing of it afterwards. */
    public FaultScript mediaForgotten() {
        return on(SandboxCall.PREPARE).add(Kind.MEDIA_FORGOTTEN, 0);
    }

    /** Instagram: 9007, LinkedIn: 400; the media is not ready for publishing, whatever was said of it before. */
    public FaultScript notReady() {
        return add(Kind.NOT_READY, 0);
    }

    /** Instagram: 4/2207051, blocked as spam, although the post went live. */
    public FaultScript blockedAlthoughPublished() {
        return add(Kind.ACCEPT_THEN_BLOCK, 0);
    }

    /** Instagram, LinkedIn: the next new container or upload stays in progress for so many polls. */
    public FaultScript containerStaysInProgress(int polls) {
        return on(SandboxCall.PREPARE).add(Kind.CONTAINER_BUSY, polls);
    }

    /** Instagram, Facebook, LinkedIn: the next new container or upload cannot be processed; Meta gives that code, for example 2207026. */
    public FaultScript containerFails(int subcode) {
        return on(SandboxCall.PREPARE).add(Kind.CONTAINER_ERROR, subcode);
    }

    /** Instagram, Facebook, LinkedIn: the next new container or upload is expired when it is looked at. */
    public FaultScript containerExpires() {
        return on(SandboxCall.PREPARE).add(Kind.CONTAINER_EXPIRED, 0);
    }

    /** How many scripted faults nobody has run into yet. */
    public int pending() {
        return queue.pending();
    }

    /** From now on everything is answered honestly, listed at once and dated right. */
    public FaultScript clear() {
        queue.clear();
        return this;
    }

    private FaultScript add(Kind kind, int number) {
        return add(new Fault(kind, number, Duration.ZERO));
    }

    private FaultScript add(Fault fault) {
        if (PlatformSandbox.SPECIAL_KINDS.contains(fault.kind()) && !specialities.contains(fault.kind())) {
            throw new UnsupportedOperationException(fault.kind() + " does not exist at this platform");
        }
        queue.add(call, fault, times);
        return this;
    }

    private static int serverStatus(int status) {
        if (status < 500 || status > 599) {
            throw new IllegalArgumentException("A server error has a status from 500 to 599, not " + status);
        }
        return status;
    }
}

package io.social4j.meta.graph;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.http.Redaction;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What errors of the Graph API mean. A row for code and subcode wins over one for the subcode, that over one for the code. At
 * a commit every status of 5xx leaves the outcome unknown, whatever the body says: posts have gone live behind such answers. A
 * body that is not JSON counts as an outage under any status. Immutable, thread-safe.
 */
public final class GraphErrors implements ErrorTable {

    private static final String[] NO_SECRETS = {};

    private final SocialClock clock;
    private final Map<Key, GraphRule> rules;

    private GraphErrors(SocialClock clock, Map<Key, GraphRule> rules) {
        this.clock = clock;
        this.rules = Map.copyOf(rules);
    }

    /** The rows that all platforms of Meta share. */
    public static GraphErrors create(SocialClock clock) {
        return new GraphErrors(clock, Map.of()).with(GraphTable.shared());
    }

    /** This table with further rows; they replace rows for the same code and subcode. */
    public GraphErrors with(Collection<GraphRule> further) {
        Map<Key, GraphRule> all = new HashMap<>(rules);
        further.forEach(rule -> all.put(new Key(rule.code(), rule.subcode()), rule));
        return new GraphErrors(clock, all);
    }

    @Override
    public PlatformFailure failureOf(HttpReply reply, Phase phase) {
        return failureOf(reply, phase, NO_SECRETS);
    }

    /**
     * The failure behind an answer.
     *
     * @param secrets what must not be shown although the platform may quote it
     */
    public PlatformFailure failureOf(HttpReply reply, Phase phase, String... secrets) {
        Optional<GraphError> found = GraphError.in(reply);
        if (found.isEmpty()) {
            return withoutError(reply, phase);
        }
        GraphError error = found.get();
        GraphRule rule = find(error);
        FailureKind kind = kindOf(error, rule, reply.status(), phase);
        String trace = error.traceId() == null ? traceOf(reply) : error.traceId();
        return failure(kind, rule, error, secrets)
                .withCode(shown(error), trace == null ? null : Redaction.line(trace))
                .withRetryAt(retryAt(kind, rule, reply));
    }

    /** The failure behind an error that was not an answer of its own, in the column before a commit. */
    public PlatformFailure failureOf(GraphError error, String... secrets) {
        GraphRule rule = find(error);
        FailureKind kind = rule == null ? FailureKind.TRANSIENT : rule.beforeCommit();
        return failure(kind, rule, error, secrets)
                .withCode(shown(error), null)
                .withRetryAt(
                        rule == null || rule.pause().isZero()
                                ? null
                                : clock.now().plus(rule.pause()));
    }

    /** Whether a failure says that the object does not exist, or is hidden from the token: 100/33 or 803. */
    public static boolean isMissing(PlatformFailure failure) {
        String code = failure.platformCode();
        return code != null && (code.equals("100/33") || code.equals("803") || code.startsWith("803/"));
    }

    private @Nullable GraphRule find(GraphError error) {
        if (isAboutTheProof(error)) {
            return rules.get(new Key(GraphTable.WRONG_PROOF, null));
        }
        if (error.code() == null && error.subcode() == null) {
            return error.isTransient() || error.type() == null ? null : GraphTable.ofUpload(error.type());
        }
        if (isAboutPermissions(error)) {
            return GraphTable.MISSING_PERMISSIONS;
        }
        GraphRule rule = rules.get(new Key(error.code(), error.subcode()));
        if (rule == null && error.subcode() != null) {
            rule = rules.get(new Key(null, error.subcode()));
        }
        return rule == null ? rules.get(new Key(error.code(), null)) : rule;
    }

    /** Of a proof that is missing or wrong the platform speaks under a code it uses for everything. */
    private static boolean isAboutTheProof(GraphError error) {
        return error.code() != null
                && error.code() == 100
                && error.text() != null
                && error.text().contains("appsecret_proof");
    }

    /** Looks like a dead token, but the token lives: the person has unticked a box (seen by publishers, 2026). */
    private static boolean isAboutPermissions(GraphError error) {
        return error.code() != null
                && error.code() == 190
                && error.text() != null
                && error.text().contains("must be granted before impersonating");
    }

    private static FailureKind kindOf(GraphError error, @Nullable GraphRule rule, int status, Phase phase) {
        if (phase == Phase.AT_COMMIT && status >= 500) {
            return FailureKind.UNKNOWN_OUTCOME;
        }
        if (rule != null) {
            return rule.kind(phase);
        }
        if (error.isTransient() || status >= 500) {
            return undecided(phase);
        }
        return status == 429 ? FailureKind.RATE_LIMITED : FailureKind.UNEXPECTED;
    }

    private PlatformFailure withoutError(HttpReply reply, Phase phase) {
        FailureKind kind;
        if (reply.status() == 429) {
            kind = FailureKind.RATE_LIMITED;
        } else if (!reply.isJson() || reply.status() >= 500) {
            kind = undecided(phase);
        } else {
            kind = FailureKind.UNEXPECTED;
        }
        return PlatformFailure.of(
                        kind, "The platform answered HTTP " + reply.status() + " without an error that is known")
                .withScope(GraphRule.scopeOf(kind))
                .withCode(null, traceOf(reply))
                .withRetryAt(retryAt(kind, null, reply));
    }

    private static PlatformFailure failure(
            FailureKind kind, @Nullable GraphRule rule, GraphError error, String... secrets) {
        String hint = rule == null ? "" : rule.hint();
        String said = error.text() == null ? "no reason given" : Redaction.line(error.text(), secrets);
        Scope scope = rule == null || kind == FailureKind.UNKNOWN_OUTCOME ? GraphRule.scopeOf(kind) : rule.scope();
        return PlatformFailure.of(kind, (hint.isEmpty() ? "The platform says" : hint) + ": " + said)
                .withScope(scope);
    }

    private @Nullable Instant retryAt(FailureKind kind, @Nullable GraphRule rule, HttpReply reply) {
        if (rule != null && !rule.pause().isZero() && kind != FailureKind.UNKNOWN_OUTCOME) {
            return clock.now().plus(rule.pause());
        }
        return kind == FailureKind.RATE_LIMITED ? GraphUsage.comeBackAt(reply, clock.now()) : null;
    }

    private static FailureKind undecided(Phase phase) {
        return phase == Phase.AT_COMMIT ? FailureKind.UNKNOWN_OUTCOME : FailureKind.TRANSIENT;
    }

    private static @Nullable String shown(GraphError error) {
        return error.shortCode().map(code -> Redaction.line(code)).orElse(null);
    }

    private static @Nullable String traceOf(HttpReply reply) {
        return List.of("x-fb-trace-id", "x-fb-request-id").stream()
                .flatMap(name -> reply.header(name).stream())
                .findFirst()
                .map(trace -> Redaction.line(trace))
                .orElse(null);
    }

    private record Key(@Nullable Long code, @Nullable Long subcode) {}
}

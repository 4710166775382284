package io.social4j.meta.graph;

import io.social4j.config.SettingsException;
import io.social4j.http.HmacSignature;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Multipart;
import io.social4j.http.Phase;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Calls to one version of the Graph API: the access token in the {@code Authorization} header, bodies as forms, errors thrown.
 * Every method blocks, sends one request and repeats nothing. Immutable, thread-safe.
 */
public final class GraphApi {

    /** The newest version known (released 2026-07-29). */
    public static final String NEWEST = "v26.0";

    private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");

    private final PlatformHttp http;
    private final URI base;
    private final String version;
    private final GraphErrors errors;
    private final @Nullable String appSecret;
    private final @Nullable GraphRates rates;

    private GraphApi(
            PlatformHttp http,
            URI base,
            String version,
            GraphErrors errors,
            @Nullable String appSecret,
            @Nullable GraphRates rates) {
        this.http = http;
        this.base = base;
        this.version = version;
        this.errors = errors;
        this.appSecret = appSecret;
        this.rates = rates;
    }

    /**
     * @param base the host's address, for example {@code https://graph.facebook.com}
     * @param version put before every path, for example {@code v26.0}
     */
    public static GraphApi create(PlatformHttp http, URI base, String version, GraphErrors errors) {
        return new GraphApi(http, base, version, errors, null, null);
    }

    /**
     * Goes on only if the setting {@code api-version} names a version, as {@value #NEWEST} does.
     *
     * @throws SettingsException otherwise
     */
    public static void requireVersion(Platform platform, String apiVersion) {
        if (!VERSION.matcher(apiVersion).matches()) {
            throw new SettingsException(
                    List.of("social4j.platforms." + platform + ".api-version must look like " + NEWEST));
        }
    }

    /**
     * The same calls with {@code appsecret_proof}: HMAC-SHA-256 of the access token with the app secret. Apps that set
     * "Require App Secret" must send it, others may (Facebook Login, "Securing requests", September 2026).
     */
    public GraphApi withAppSecretProof(String secret) {
        return new GraphApi(http, base, version, errors, secret, rates);
    }

    /** The same calls, which tell what the usage headers of their answers say. */
    public GraphApi withRates(GraphRates listening) {
        return new GraphApi(http, base, version, errors, appSecret, listening);
    }

    /** The same calls at another host of the platform. */
    public GraphApi at(URI otherBase) {
        return new GraphApi(http, otherBase, version, errors, appSecret, rates);
    }

    /** The same calls on behalf of this account, whose budget the answers speak of where they do not say whose it is. */
    public GraphApi on(RemoteAccount account) {
        return new GraphApi(http, base, version, errors, appSecret, rates == null ? null : rates.of(account));
    }

    /**
     * Reads.
     *
     * @param path segments behind the version; each is percent-encoded
     * @throws PlatformException classified in the column before a commit
     */
    public JsonView get(String token, Map<String, String> query, List<String> path) {
        HttpCall.Builder call = at(HttpCall.get(base, version), path).bearer(token);
        withProof(token, query).forEach(call::query);
        return checked(call.build(), http.read(call.build()), Phase.BEFORE_COMMIT, token);
    }

    /**
     * Reads a list, page by page, following cursors and never the address of a next page, which holds the token.
     *
     * @param mostPages reads no more than these; the list says whether it is complete
     * @throws PlatformException {@link FailureKind#UNEXPECTED} if an answer holds no list: that is not an empty one
     */
    public GraphList list(String token, Map<String, String> query, List<String> path, int mostPages) {
        List<JsonView> items = new ArrayList<>();
        Map<String, String> next = new LinkedHashMap<>(query);
        for (int page = 0; page < mostPages; page++) {
            JsonView answer = get(token, next, path);
            if (!answer.at("data").isArray()) {
                throw PlatformException.of(
                        FailureKind.UNEXPECTED, "The platform answered something else than the list it was asked for");
            }
            items.addAll(answer.at("data").items());
            JsonView paging = answer.at("paging");
            Optional<String> after = paging.at("cursors").at("after").text();
            if (!paging.at("next").exists() || after.isEmpty()) {
                return new GraphList(items, !paging.at("next").exists());
            }
            next.put("after", after.get());
        }
        return new GraphList(items, false);
    }

    /** Does something that may be done twice, such as preparing what nobody sees. See {@link #get}. */
    public JsonView prepare(String token, Map<String, String> form, List<String> path) {
        HttpCall call = posting(token, form, path);
        return checked(call, http.read(call), Phase.BEFORE_COMMIT, token);
    }

    /**
     * The same with files, which are streamed.
     *
     * @param files adds them to the form, behind its fields
     * @throws PlatformException classified in the column before a commit
     */
    public JsonView upload(
            String token, Map<String, String> fields, UnaryOperator<Multipart> files, List<String> path) {
        Multipart form = Multipart.create();
        for (Map.Entry<String, String> field : withProof(token, fields).entrySet()) {
            form = form.field(field.getKey(), field.getValue());
        }
        return upload(
                at(HttpCall.post(base, version), path)
                        .bearer(token)
                        .multipart(files.apply(form))
                        .build(),
                token);
    }

    JsonView upload(HttpCall call, String token) {
        return checked(call, http.upload(call), Phase.BEFORE_COMMIT, token);
    }

    URI base() {
        return base;
    }

    /**
     * Deletes, or finds that there is nothing to delete: a second time the Graph API answers that the object does not exist.
     *
     * @throws PlatformException classified in the column before a commit
     */
    public void delete(String token, List<String> path) {
        HttpCall.Builder call = at(HttpCall.delete(base, version), path).bearer(token);
        withProof(token, Map.of()).forEach(call::query);
        JsonView answer;
        try {
            answer = checked(call.build(), http.read(call.build()), Phase.BEFORE_COMMIT, token);
        } catch (PlatformException failed) {
            if (GraphErrors.isMissing(failed.failure())) {
                return;
            }
            throw failed;
        }
        requireSuccess(answer);
    }

    /**
     * Goes on only if the answer says that what was asked for is done.
     *
     * @throws PlatformException {@link FailureKind#UNEXPECTED} otherwise
     */
    public static void requireSuccess(JsonView answer) {
        if (!answer.at("success").flag().orElse(false)) {
            throw PlatformException.of(
                    FailureKind.UNEXPECTED, "The platform did not say that it did what it was asked to");
        }
    }

    /**
     * Does what cannot be taken back, behind the gate.
     *
     * @throws io.social4j.spi.GateClosedException if the gate refused
     * @throws PlatformException classified in the column at a commit
     */
    public JsonView commit(Gate gate, String token, Map<String, String> form, List<String> path) {
        HttpCall call = posting(token, form, path);
        return checked(call, http.commit(call, gate), Phase.AT_COMMIT, token);
    }

    private HttpCall posting(String token, Map<String, String> form, List<String> path) {
        return at(HttpCall.post(base, version), path)
                .bearer(token)
                .form(withProof(token, form))
                .build();
    }

    private static HttpCall.Builder at(HttpCall.Builder call, List<String> path) {
        path.forEach(call::segment);
        return call;
    }

    private Map<String, String> withProof(String token, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (appSecret != null) {
            all.put("appsecret_proof", HmacSignature.hexSha256(appSecret, token));
        }
        return all;
    }

    /** Errors have been seen under HTTP 200 too, and so have pages that say the platform is out of order. */
    private JsonView checked(HttpCall call, HttpReply reply, Phase phase, String token) {
        if (rates != null) {
            rates.read(reply);
        }
        if (!reply.isSuccess() || !reply.isJson() || GraphError.in(reply).isPresent()) {
            throw new PlatformException(
                    call.unquoted(errors.failureOf(reply, phase, token, appSecret == null ? "" : appSecret)));
        }
        return reply.json();
    }
}

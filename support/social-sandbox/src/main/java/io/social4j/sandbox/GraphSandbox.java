package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the platforms with a Graph API have in common: one app, its accounts, and the shape of a refusal (Graph API, "Handling errors",
 * 2026-06).
 */
abstract class GraphSandbox implements PlatformSandbox {

    private final Ground ground;
    private final App app;
    private final Accounts accounts;
    private final GraphAccess access;
    private int opened;

    GraphSandbox(Ground ground, App app) {
        this.ground = ground;
        this.app = app;
        this.accounts = new Accounts(
                ground.platform(),
                new Tokens(app.tokenPrefix, app.tokenLife, app.accessTokenRefreshesItself, ground.clock()));
        this.access = new GraphAccess(accounts, app.clientSecret);
    }

    /** A call of an account that is known; what is refused on the way comes out as its answer or as an exception. */
    abstract Function<Call, Answer> signedIn(BiFunction<Call, Profile, Answer> handler);

    /** The account in the path is not the token's own. */
    RefusedException notOwn(Call call, String named) {
        return GraphErrors.noObject(call.method(), named);
    }

    /** The account in the path, {@code {account}}, is the token's own: by its id or as {@code me}. */
    final Function<Call, Answer> own(BiFunction<Call, Profile, Answer> handler) {
        return signedIn((call, caller) -> {
            String named = call.variable("account");
            if (!named.equals("me") && !named.equals(caller.id())) {
                throw notOwn(call, named);
            }
            return handler.apply(call, caller);
        });
    }

    final Ground ground() {
        return ground;
    }

    final GraphAccess access() {
        return access;
    }

    /** The id of the account that was opened first. */
    final String firstAccount() {
        return Long.toString(app.beforeFirst + 1);
    }

    @Override
    public final String platform() {
        return ground.platform();
    }

    @Override
    public final Accounts accounts() {
        return accounts;
    }

    @Override
    public final Map<String, String> settings() {
        return Map.of("client-id", app.clientId, "client-secret", app.clientSecret);
    }

    @Override
    public final SandboxAccount newAccount(String username, String displayName) {
        return accounts.open(new Profile(Long.toString(app.beforeFirst + ++opened), username, displayName));
    }

    @Override
    public final Answer unknownEndpoint(Call call) {
        return GraphErrors.unknownPath(call);
    }

    @Override
    public final Answer serverError(int status) {
        return GraphErrors.serverError(status);
    }

    @Override
    public final Answer unauthorized() {
        return GraphErrors.expired();
    }

    /**
     * The app that every client of the platform is.
     *
     * @param beforeFirst ids of accounts are the numbers behind this one
     */
    record App(
            String clientId,
            String clientSecret,
            String tokenPrefix,
            Duration tokenLife,
            boolean accessTokenRefreshesItself,
            long beforeFirst) {}
}

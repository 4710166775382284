package io.social4j.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Serves one platform: routes, counts, lets go wrong what is scripted. One request at a time. */
final class PlatformDesk implements AutoCloseable {

    private final PlatformSandbox platform;
    private final Ground ground;
    private final Routes routes;
    private final LoopbackServer server;

    private PlatformDesk(PlatformSandbox platform, Ground ground) {
        this.platform = platform;
        this.ground = ground;
        this.routes = platform.routes();
        int port = ground.options().port(ground.platform());
        this.server = LoopbackServer.start(
                port,
                () -> ground.now().plus(ground.faults().clockOffset()),
                this::answer,
                new ResettableSockets(ground.options().requestTimeout(), this::hangsUpOn));
    }

    /** Starts to serve, with accounts that are ready. */
    static PlatformDesk open(PlatformSandbox platform, Ground ground) {
        platform.openDemoAccounts();
        ground.ledger().formerAccounts().stream()
                .filter(line -> line.platform().equals(ground.platform()))
                .forEach(line -> {
                    SandboxAccount ignored = platform.newAccount(line.id(), line.id());
                });
        return new PlatformDesk(platform, ground);
    }

    PlatformSandbox platform() {
        return platform;
    }

    synchronized SandboxAccount newAccount(String username, String displayName) {
        SandboxAccount account = platform.newAccount(username, displayName);
        ground.ledger().opened(ground.platform(), username);
        return account;
    }

    FaultScript script() {
        return new FaultScript(ground.faults(), platform.specialities());
    }

    URI url() {
        return server.url();
    }

    Map<String, String> settings() {
        String prefix = "social4j.platforms." + ground.platform() + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(prefix + "base-url", url().toString());
        platform.settings().forEach((key, value) -> settings.put(prefix + key, value));
        return settings;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Whether a request with that first line is not to be read to its end. */
    private boolean hangsUpOn(String line) {
        String[] words = line.split(" ", -1);
        HttpUrl url = words.length == 3 ? HttpUrl.parse("http://127.0.0.1" + words[1]) : null;
        if (url == null) {
            return false;
        }
        Call call = new Call(words[0], url, Headers.of(), ByteString.EMPTY, 0, Map.of(), null);
        return routes.find(call.method(), platform.path(call))
                .map(match -> ground.faults().takeIf(match.call(), Fault.Kind.HALF_READ))
                .orElse(false);
    }

    /** What is still to go wrong, in words. */
    List<String> troubles() {
        return ground.faults().described();
    }

    private synchronized Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call.method(), platform.path(call));
        SandboxCall kind = match.map(Routes.Match::call).orElse(SandboxCall.UNKNOWN);
        ground.ledger().arrived(ground.platform(), kind);
        if (match.isEmpty()) {
            return platform.unknownEndpoint(call);
        }
        Fault fault = ground.faults().take(kind);
        if (fault != null && !fault.executes()) {
            return fault.refuse(platform);
        }
        Answer honest = honest(match.get(), call.routed(match.get().variables(), fault));
        return fault == null ? honest : fault.distort(honest, platform);
    }

    private static Answer honest(Routes.Match match, Call call) {
        try {
            return match.handler().apply(call);
        } catch (RefusedException refused) {
            return refused.answer();
        }
    }
}

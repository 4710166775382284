package io.social4j.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
        this.server = LoopbackServer.start(port, ground.clock(), this::answer);
    }

    /** Starts to serve, with accounts that are ready. */
    static PlatformDesk open(PlatformSandbox platform, Ground ground) {
        platform.openDemoAccounts();
        return new PlatformDesk(platform, ground);
    }

    PlatformSandbox platform() {
        return platform;
    }

    synchronized SandboxAccount newAccount(String username, String displayName) {
        return platform.newAccount(username, displayName);
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

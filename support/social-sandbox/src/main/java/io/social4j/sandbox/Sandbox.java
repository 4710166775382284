package io.social4j.sandbox;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The platforms offline: one HTTP server each on 127.0.0.1, and a page that shows their timelines. Thread-safe. Requests to
 * one platform are answered one after the other. {@link #close()} also ends requests that hang.
 */
public final class Sandbox implements AutoCloseable {

    /** The name of the page where a port is asked for. */
    public static final String PAGE = "page";

    private static final Map<String, Function<Ground, PlatformSandbox>> PLATFORMS = known();

    private final Ledger ledger;
    private final SandboxClock clock;
    private final Map<String, PlatformDesk> desks = new LinkedHashMap<>();
    private final SandboxWebhooks webhooks;
    private final LoopbackServer page;

    private Sandbox(SandboxOptions options) {
        this.clock = new SandboxClock(options.clock());
        Path file = options.ledger();
        this.ledger = file == null ? new Ledger() : Ledger.keptIn(file);
        try {
            PLATFORMS.forEach((name, maker) -> {
                Ground ground = new Ground(name, clock, ledger, new FaultQueue(), options);
                desks.put(name, PlatformDesk.open(maker.apply(ground), ground));
            });
            this.webhooks = new SandboxWebhooks(formats(), ledger, clock);
            this.page = LoopbackServer.start(options.port(PAGE), clock, new TimelinePage(this)::answer);
        } catch (UncheckedIOException e) {
            desks.values().forEach(PlatformDesk::close);
            ledger.close();
            throw e;
        }
    }

    /** Starts everything on free ports and the clock of the machine. */
    public static Sandbox start() {
        return start(SandboxOptions.defaults());
    }

    /**
     * Starts everything.
     *
     * @throws UncheckedIOException if a fixed port is taken
     */
    public static Sandbox start(SandboxOptions options) {
        return new Sandbox(options);
    }

    /** The names of the platforms, as in {@code social4j.platforms.<name>}. */
    public Set<String> platforms() {
        return Collections.unmodifiableSet(desks.keySet());
    }

    /** Takes the place of the platform's hosts; without a slash at the end. */
    public URI baseUrl(String platform) {
        return desk(platform).url();
    }

    /** Where the timelines can be looked at. */
    public URI pageUrl() {
        return page.url();
    }

    /** Everything a host must be configured with to speak to the sandbox instead of the platforms. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        desks.forEach((platform, desk) -> {
            settings.putAll(desk.settings());
            webhooks.settings(platform)
                    .forEach((key, value) -> settings.put("social4j.platforms." + platform + "." + key, value));
        });
        return Collections.unmodifiableMap(settings);
    }

    /** The demo account of a platform, with the tokens that are newest now. */
    public SandboxAccount account(String platform) {
        return desk(platform).platform().accounts().first();
    }

    /** Any account of a platform, with the tokens that are newest now. */
    public SandboxAccount account(String platform, String accountId) {
        return desk(platform).platform().accounts().describe(accountId);
    }

    /**
     * A new account with valid tokens.
     *
     * @param username 1 to 30 letters, digits, dots and underscores
     */
    public SandboxAccount newAccount(String platform, String username) {
        if (!username.matches("[A-Za-z0-9._]{1,30}")) {
            throw new IllegalArgumentException("No platform would take the user name " + username);
        }
        return desk(platform).newAccount(username, username);
    }

    /** The time of all platforms, to be put forward or back. */
    public SandboxClock clock() {
        return clock;
    }

    /** What is really live. */
    public Ledger ledger() {
        return ledger;
    }

    /** Who is told of what happens to posts. */
    public SandboxWebhooks webhooks() {
        return webhooks;
    }

    /** What is to go wrong next. */
    public FaultScript faults(String platform) {
        return desk(platform).script();
    }

    /** From now on that access token is over; a refresh token that belongs to it still works. */
    public void expire(String platform, String accessToken) {
        desk(platform).platform().accounts().tokens().expire(accessToken);
    }

    /** The person takes the permission back: all tokens the account has are dead. */
    public void revoke(String platform, String accountId) {
        desk(platform).platform().accounts().tokens().revoke(accountId);
    }

    /**
     * From now on a refresh token that is used a second time takes all tokens of its account with it, as RFC 9700 (January
     * 2025), section 4.14.2, advises servers to do. Only where refresh tokens work once: X.
     */
    public void revokeOnReuse(String platform) {
        desk(platform).platform().accounts().tokens().revokeOnReuse();
    }

    @Override
    public void close() {
        page.close();
        webhooks.close();
        desks.values().forEach(PlatformDesk::close);
        ledger.close();
    }

    Accounts accounts(String platform) {
        return desk(platform).platform().accounts();
    }

    /** What is still to go wrong at a platform, in words. */
    List<String> troubles(String platform) {
        return desk(platform).troubles();
    }

    private Map<String, WebhookFormat> formats() {
        return Map.of(
                "twitter", new XWebhooks(),
                "instagram", new GraphWebhooks(true, clientSecret("instagram")),
                "linkedin", new LinkedInWebhooks(clientSecret("linkedin")),
                "reddit", new RedditWebhooks(),
                "facebook", new GraphWebhooks(false, clientSecret("facebook")));
    }

    private String clientSecret(String platform) {
        return Objects.requireNonNull(desk(platform).platform().settings().get("client-secret"), platform);
    }

    private PlatformDesk desk(String platform) {
        PlatformDesk desk = desks.get(platform);
        if (desk == null) {
            throw new IllegalArgumentException("The sandbox has no platform " + platform + ", only " + desks.keySet());
        }
        return desk;
    }

    private static Map<String, Function<Ground, PlatformSandbox>> known() {
        Map<String, Function<Ground, PlatformSandbox>> platforms = new LinkedHashMap<>();
        platforms.put("twitter", XSandbox::new);
        platforms.put("instagram", InstagramSandbox::new);
        platforms.put("linkedin", LinkedInSandbox::new);
        platforms.put("reddit", RedditSandbox::new);
        platforms.put("facebook", FacebookSandbox::new);
        return Collections.unmodifiableMap(platforms);
    }
}

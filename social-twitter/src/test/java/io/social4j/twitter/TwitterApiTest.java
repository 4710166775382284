package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.config.ScopedSettings;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwitterApiTest {

    private static final String REFRESHED =
            "{\"token_type\":\"bearer\",\"expires_in\":7200,\"access_token\":\"new-access\","
                    + "\"scope\":\"tweet.read tweet.write users.read offline.access\",\"refresh_token\":\"new-refresh\"}";

    private final Desk x = new Desk();
    private final TwitterAdapterProvider provider = new TwitterAdapterProvider();

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void createsAPostThroughTheGate() {
        x.makes("1");
        int[] gates = {0};
        TwitterDraft draft = draft("Hello \"world\"", null, Map.of("reply-settings", "following"));
        api().create(Desk.token(), draft, () -> gates[0]++);
        RecordedRequest request = x.request();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /2/tweets");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Desk.TOKEN);
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(Desk.body(request)).isEqualTo("{\"text\":\"Hello \\\"world\\\"\",\"reply_settings\":\"following\"}");
        assertThat(gates[0]).isEqualTo(1);
    }

    @Test
    void createsAPartOfAThread() {
        x.makes("2");
        api().create(Desk.token(), draft("two", "1", Map.of()), () -> {});
        assertThat(Desk.body(x.request())).isEqualTo("{\"text\":\"two\",\"reply\":{\"in_reply_to_tweet_id\":\"1\"}}");
    }

    private static TwitterDraft draft(String text, @Nullable String parent, Map<String, String> options) {
        PublishPayload payload = new PublishPayload(List.of(text), null, List.of(), options);
        return new TwitterDraft(text, true, parent, List.of(), null, TwitterOptions.of(payload));
    }

    @Test
    void asksForTheTimelineInTheOldDialect() {
        x.answers(200, "{}");
        api().timeline(Desk.token(), Desk.NOW, false, null);
        assertThat(x.request().getTarget().replace("%2C", ",").replace("%3A", ":"))
                .isEqualTo("/2/users/2244994945/tweets?start_time=2026-11-22T10:00:00Z&max_results=100"
                        + "&exclude=retweets,replies&tweet.fields=created_at,text,entities,conversation_id,attachments,note_tweet,"
                        + "referenced_tweets");
    }

    @Test
    void asksForTheTimelineInTheYoungDialect() {
        x.answers(200, "{}");
        api("fields", "post").timeline(Desk.token(), Desk.NOW, true, "page2");
        assertThat(x.request().getTarget().replace("%2C", ",").replace("%3A", ":"))
                .isEqualTo("/2/users/2244994945/tweets?start_time=2026-11-22T10:00:00Z&max_results=100"
                        + "&exclude=retweets&post.fields=created_at,text,entities,conversation_id,attachments,note_post,"
                        + "referenced_posts&expansions=referenced_posts.id&pagination_token=page2");
    }

    @Test
    void asksForNumbersAndDeletes() {
        x.answers(200, "{}").answers(200, "{}");
        api().posts(Desk.token(), List.of("1", "2"), false);
        assertThat(x.request().getTarget().replace("%2C", ","))
                .isEqualTo("/2/tweets?ids=1,2&tweet.fields=public_metrics");
        api().delete(Desk.token(), "1");
        RecordedRequest request = x.request();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("DELETE /2/tweets/1");
    }

    @Test
    void takesAnAnswerThatIsNoJsonForUnexpected() {
        x.answers(200, "welcome to this hotel");
        assertThat(failure(() -> api().posts(Desk.token(), List.of("1"), true)).kind())
                .isEqualTo(FailureKind.UNEXPECTED);
    }

    @Test
    void refreshesAsAConfidentialClientAndKeepsTheNewPair() {
        x.answers(200, REFRESHED);
        PlatformToken old = Desk.token("old-refresh", Map.of("username", "demo"));
        PlatformToken young = oauth("client-secret", "s3cret").refresh(old);
        RecordedRequest request = x.request();
        assertThat(request.getTarget()).isEqualTo("/2/oauth2/token");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic Y2xpZW50OnMzY3JldA==");
        assertThat(Desk.body(request)).isEqualTo("grant_type=refresh_token&refresh_token=old-refresh");
        assertThat(young.accessToken()).isEqualTo("new-access");
        assertThat(young.refreshToken()).contains("new-refresh");
        assertThat(young.expiresAt()).contains(Desk.NOW.plusSeconds(7200));
        assertThat(young.scopes()).contains("offline.access").hasSize(4);
        assertThat(young.attributes()).isEqualTo(old.attributes());
        assertThat(young.account()).isEqualTo(old.account());
    }

    @Test
    void refreshesAsAPublicClientByItsIdInTheBody() {
        x.answers(200, REFRESHED);
        oauth().refresh(Desk.token("old", Map.of()));
        RecordedRequest request = x.request();
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(Desk.body(request)).isEqualTo("grant_type=refresh_token&refresh_token=old&client_id=client");
    }

    @Test
    void keepsTheOldRefreshTokenAndScopesWhereTheAnswerHasNone() {
        x.answers(200, "{\"access_token\":\"new-access\",\"refresh_token\":\"\"}");
        PlatformToken young = oauth().refresh(Desk.token("old", Map.of()));
        assertThat(young.refreshToken()).contains("old");
        assertThat(young.scopes()).containsExactly("tweet.write");
        assertThat(young.expiresAt()).isEmpty();
    }

    @Test
    void asksForAReconnectWithoutARequestWhereThereIsNoRefreshToken() {
        PlatformFailure failure = failure(() -> oauth().refresh(Desk.token()));
        assertThat(failure.kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED);
        assertThat(failure.message()).contains("offline.access");
        assertThat(x.requests()).isZero();
    }

    @Test
    void tellsASpentRefreshTokenFromAWrongClient() {
        x.answers(
                400,
                "{\"error\":\"invalid_request\",\"error_description\":\"Value passed for the token was invalid.\"}");
        x.answers(401, "{\"error\":\"unauthorized_client\"}");
        x.answers(200, "{\"token_type\":\"bearer\"}");
        PlatformToken old = Desk.token("old-refresh", Map.of());
        OAuthClient oauth = oauth("client-secret", "s3cret");
        PlatformFailure spent = failure(() -> oauth.refresh(old));
        assertThat(spent.kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED);
        assertThat(spent.scope()).isEqualTo(PlatformFailure.Scope.ACCOUNT);
        PlatformFailure client = failure(() -> oauth.refresh(old));
        assertThat(client.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(client.scope()).isEqualTo(PlatformFailure.Scope.APP);
        assertThat(failure(() -> oauth.refresh(old)).kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(spent + " " + client).doesNotContain("old-refresh").doesNotContain("s3cret");
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(PlatformAdapterProvider.class))
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo("twitter"));
    }

    @Test
    void needsAClientId() {
        ScopedSettings none = Settings.none().forPlatform("twitter");
        assertThat(provider.missing(none)).containsExactly("social4j.platforms.twitter.client-id");
        assertThat(provider.missing(x.context().settings())).isEmpty();
        ProviderContext context = new ProviderContext(none, x.context().policy(), Desk.CLOCK);
        assertThat(catchThrowableOfType(SettingsException.class, () -> provider.create(context)))
                .hasMessageContaining("TWITTER_CLIENT_ID");
    }

    @Test
    void readsSettingsWithDefaultsAndHidesTheSecret() {
        Settings settings = Settings.of(Map.of(
                "social4j.platforms.twitter.client-id", "client",
                "social4j.platforms.twitter.client-secret", "s3cret"));
        TwitterSettings read = TwitterSettings.from(settings.forPlatform("twitter"));
        assertThat(read.baseUrl()).hasToString("https://api.x.com");
        assertThat(read.fields()).isEqualTo(TwitterSettings.Fields.TWEET);
        assertThat(read.clientSecret()).contains("s3cret");
        assertThat(read.toString()).doesNotContain("s3cret");
        ScopedSettings wrong =
                settings.with("social4j.platforms.twitter.fields", "toot").forPlatform("twitter");
        assertThat(catchThrowableOfType(SettingsException.class, () -> TwitterSettings.from(wrong)))
                .hasMessageContaining("fields");
    }

    private TwitterApi api(String... settings) {
        return new TwitterApi(
                TwitterSettings.from(x.context(settings).settings()),
                PlatformHttp.create(HttpLimits.defaults()),
                RateReport.Listener.none(),
                Desk.CLOCK);
    }

    private OAuthClient oauth(String... settings) {
        return provider.oauth(x.context(settings)).orElseThrow();
    }

    private static PlatformFailure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(PlatformException.class, call::run))
                .failure();
    }
}

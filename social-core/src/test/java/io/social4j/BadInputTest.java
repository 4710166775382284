package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.config.ScopedSettings;
import io.social4j.config.Settings;
import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.model.Violation;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two platforms that work, {@code alpha} and {@code beta}, and one that lacks its settings, {@code gamma}. */
class BadInputTest {
    private final SettableClock clock = new SettableClock();
    private final List<SocialEvent> told = new CopyOnWriteArrayList<>();
    private final Social4j social = Social4j.inMemory()
            .platform(new ScriptedPlatform("alpha", clock))
            .platform(new ScriptedPlatform("beta", clock))
            .platform(new Unconfigured())
            .settings(Settings.none())
            .clock(clock)
            .listener(told::add)
            .build();
    private final Account alpha = connect("alpha", "1");

    @Test
    void everyProblemIsSaidAtOnceAndNothingIsWritten() {
        connect("beta", "1");
        int before = eventsSoFar();
        PublishRequest request = PublishRequest.builder()
                .user("ann")
                .text("x".repeat(41))
                .textFor("beta", "y".repeat(50))
                .link("example")
                .media(Media.ofUrl("https://example.test/a.jpg"), Media.ofUrl("file:///etc/passwd"))
                .option("delta", "name", "value")
                .to("alpha", "beta", "gamma", "epsilon", "No Such Name")
                .at(clock.now().minusSeconds(61))
                .build();

        InvalidPostException refused = refused(request);

        assertThat(refused.violations())
                .extracting(Violation::rule)
                .containsExactlyInAnyOrder(
                        "schedule.past",
                        "platform.not-configured",
                        "platform.unknown",
                        "platform.unknown",
                        "link.malformed",
                        "media.url.malformed",
                        "alpha.text.length",
                        "beta.text.length",
                        "options.without-target");
        assertThat(refused).hasMessageStartingWith("9 problems: ");
        assertNothingWrittenSince(before);
    }

    @Test
    void anUnknownPlatformNamesTheArtifactToAdd() {
        assertThat(only(valid().to("delta")))
                .hasToString("platform.unknown (platforms): There is no platform 'delta' here: add the artifact"
                        + " social-delta to the class path. Present are [alpha, beta]. In a shaded jar, check that the"
                        + " files under META-INF/services were merged");
    }

    @Test
    void aPlatformWithoutItsSettingsNamesThem() {
        assertThat(only(valid().to("gamma")).message())
                .isEqualTo("The platform 'gamma' is not configured: set social4j.platforms.gamma.client-id,"
                        + " social4j.platforms.gamma.client-secret");
    }

    @Test
    void aTextThatIsTooLongSaysHowLongItMayBeOnEachPlatform() {
        connect("beta", "1");
        InvalidPostException refused = refused(PublishRequest.builder()
                .user("ann")
                .text("x".repeat(44))
                .textFor("beta", "y".repeat(50))
                .to("alpha", "beta")
                .build());
        assertThat(refused.violations()).allMatch(one -> Long.valueOf(40).equals(one.limit()));
        assertThat(refused.violations()).extracting(Violation::actual).containsExactlyInAnyOrder(44L, 50L);
        assertThat(refused.violations())
                .extracting(Violation::platform)
                .containsExactlyInAnyOrder(Platform.of("alpha"), Platform.of("beta"));
    }

    @Test
    void aTextOfItsOwnIsWhatCounts() {
        social.publisher()
                .schedule(valid().text("x".repeat(50)).textFor("alpha", "short").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\t"})
    void nothingToPublishIsRefused(String text) {
        assertThat(only(valid().text(text)).rule()).isEqualTo("content.empty");
    }

    @Test
    void aPictureOrALinkIsSomethingToPublish() {
        social.publisher()
                .schedule(valid().text("")
                        .media(Media.ofUrl("https://example.test/a.jpg"))
                        .build());
        social.publisher()
                .schedule(valid().text("").link("https://example.test").build());
    }

    @Test
    void theLastMinuteCountsAsNow() {
        social.publisher().schedule(valid().at(clock.now().minusSeconds(59)).build());
        social.publisher().schedule(valid().at(clock.now().minusSeconds(60)).build());
        assertThat(only(valid().at(clock.now().minusSeconds(61))).rule()).isEqualTo("schedule.past");
    }

    @Test
    void aMissingAccountIsSaid() {
        assertThat(only(valid().to("beta")))
                .hasToString("account.missing (accounts): Connect an account of beta first");
    }

    @Test
    void severalAccountsAreOffered() {
        Account second = connect("alpha", "2");
        Violation found = only(valid());
        assertThat(found.rule()).isEqualTo("account.ambiguous");
        assertThat(found.message()).contains(alpha.id() + " (Account 1)").contains(second.id() + " (Account 2)");
    }

    @Test
    void anUnknownAccountIsRefusedAndSoIsThatOfSomebodyElse() {
        assertThat(only(PublishRequest.builder().user("ann").text("x").toAccount("alpha", AccountId.of("none")))
                        .rule())
                .isEqualTo("account.unknown");
        assertThat(only(PublishRequest.builder().user("bob").text("x").toAccount("alpha", alpha.id()))
                        .rule())
                .isEqualTo("account.unknown");
    }

    @Test
    void anAccountIsNotNamedTwice() {
        assertThat(only(valid().to("alpha")).rule()).isEqualTo("account.twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.test",
                "ftp://example.test",
                "javascript:alert(1)",
                "https://",
                "https:///path",
                "https://user:secret@example.test",
                "https://example.test/with space",
                ""
            })
    void onlyWebAddressesAreLinksAndMedia(String url) {
        assertThat(only(valid().link(url)).rule()).isEqualTo("link.malformed");
        Violation media = only(valid().media(Media.ofUrl("https://example.test/a.jpg"), Media.ofUrl(url)));
        assertThat(media.rule()).isEqualTo("media.url.malformed");
        assertThat(media.field()).isEqualTo("media[1].url");
        assertThat(media.message()).doesNotContain("secret");
    }

    @Test
    void halfOfACharacterIsSaidWithItsField() {
        assertThat(only(valid().text("a\ud83d"))).satisfies(broken -> {
            assertThat(broken.rule()).isEqualTo("text.broken");
            assertThat(broken.field()).isEqualTo("text");
        });
        assertThat(only(valid().textFor("alpha", "\ude00")).field()).isEqualTo("textByPlatform.alpha");
        assertThat(only(valid().option("alpha", "name", "\ud83d")).field()).isEqualTo("options.alpha.name");
        assertThat(only(valid().project("p\ud83d")).rule()).isEqualTo("project.malformed");
    }

    @Test
    void nulIsACharacterLikeAnyOther() {
        ScheduledPost post =
                social.publisher().schedule(valid().text("a\u0000b").build());

        assertThat(social.publisher().find(post.id()).orElseThrow().content().text())
                .isEqualTo("a\u0000b");
    }

    @Test
    void optionsNeedTheirTarget() {
        assertThat(only(valid().option("beta", "name", "value")).rule()).isEqualTo("options.without-target");
        social.publisher().schedule(valid().option("alpha", "name", "value").build());
    }

    @Test
    void aPostNeedsAUserAndAPlatform() {
        assertThat(refused(PublishRequest.builder().text("x").to("alpha").build())
                        .violations())
                .extracting(Violation::rule)
                .contains("user.missing");
        assertThat(only(PublishRequest.builder().user("ann").text("x")).rule()).isEqualTo("platforms.empty");
    }

    @Test
    void theSameKeyAndRequestAnswerTheSamePostEvenLater() {
        PublishRequest.Builder request = valid().at(clock.now().plusSeconds(60)).idempotencyKey("k");
        ScheduledPost first = social.publisher().schedule(request.build());
        clock.advance(Duration.ofDays(1));
        ScheduledPost again = social.publisher().schedule(request.build());
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(eventsSoFar()).isPositive();
        assertThat(told)
                .filteredOn(event -> event.type() == SocialEvent.Type.POST_SCHEDULED)
                .hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        social.publisher().schedule(valid().idempotencyKey("k").build());
        int before = eventsSoFar();
        assertThatThrownBy(() -> social.publisher()
                        .schedule(valid().text("other").idempotencyKey("k").build()))
                .isInstanceOfSatisfying(
                        SocialException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SocialException.Reason.IDEMPOTENCY_CONFLICT))
                .hasMessageContaining("'k'");
        assertNothingWrittenSince(before);
    }

    @Test
    void keysBelongToTheirUser() {
        ScheduledPost one =
                social.publisher().schedule(valid().idempotencyKey("k").build());
        RemoteAccount remote = new RemoteAccount(Platform.of("alpha"), "9");
        social.accounts().importToken("bob", "Bob", PlatformToken.of(remote, "token"));
        ScheduledPost two = social.publisher()
                .schedule(valid().user("bob").idempotencyKey("k").build());
        assertThat(two.id()).isNotEqualTo(one.id());
    }

    @Test
    void manyPostsAreScheduledTogetherOrNotAtAll() {
        int before = eventsSoFar();
        assertThatThrownBy(() -> social.publisher()
                        .scheduleAll(List.of(valid().build(), valid().text(" ").build())))
                .isInstanceOf(InvalidPostException.class);
        assertNothingWrittenSince(before);
        assertThat(social.publisher().scheduleAll(List.of(valid().build(), valid().build())))
                .hasSize(2);
    }

    @Test
    void everyProblemOfManyPostsIsSaidWithThePlaceOfItsPost() {
        List<PublishRequest> requests = List.of(
                valid().build(),
                valid().text(" ").build(),
                valid().build(),
                valid().link("nonsense").build());
        assertThatThrownBy(() -> social.publisher().scheduleAll(requests))
                .isInstanceOfSatisfying(
                        InvalidPostException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::rule, Violation::field)
                                .containsExactly(
                                        tuple("content.empty", "[1].text"), tuple("link.malformed", "[3].link")));
    }

    @Test
    void aListMayBeRepeatedAfterItsTimesHavePassed() {
        List<PublishRequest> requests = List.of(
                valid().at(clock.now().plusSeconds(60)).idempotencyKey("one").build(),
                valid().at(clock.now().plus(Duration.ofDays(2)))
                        .idempotencyKey("two")
                        .build());
        List<ScheduledPost> first = social.publisher().scheduleAll(requests);
        clock.advance(Duration.ofDays(1));
        int before = eventsSoFar();

        assertThat(social.publisher().scheduleAll(requests))
                .extracting(ScheduledPost::id)
                .containsExactly(first.get(0).id(), first.get(1).id());
        assertNothingWrittenSince(before);
    }

    @Test
    void aKeyThatWasUsedForAnotherPostRefusesThemAll() {
        social.publisher().schedule(valid().idempotencyKey("k").build());
        int before = eventsSoFar();
        assertThatThrownBy(() -> social.publisher()
                        .scheduleAll(List.of(
                                valid().build(),
                                valid().text("other").idempotencyKey("k").build())))
                .isInstanceOfSatisfying(
                        SocialException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SocialException.Reason.IDEMPOTENCY_CONFLICT));
        assertNothingWrittenSince(before);
    }

    @Test
    void validateAnswersTheSameAndThrowsNothing() {
        assertThat(social.publisher().validate(valid().text("").build()))
                .extracting(Violation::rule)
                .containsExactly("content.empty");
        assertThat(social.publisher().validate(valid().build())).isEmpty();
    }

    private static PublishRequest.Builder valid() {
        return PublishRequest.builder().user("ann").text("hello").to("alpha");
    }

    private Violation only(PublishRequest.Builder request) {
        List<Violation> found = refused(request.build()).violations();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private InvalidPostException refused(PublishRequest request) {
        return catchThrowableOfType(
                InvalidPostException.class, () -> social.publisher().schedule(request));
    }

    private int eventsSoFar() {
        assertThat(social.workers().runDue()).isNotNull();
        return told.size();
    }

    private void assertNothingWrittenSince(int events) {
        assertThat(eventsSoFar()).isEqualTo(events);
    }

    private Account connect(String platform, String remoteId) {
        RemoteAccount remote = new RemoteAccount(Platform.of(platform), remoteId);
        return social.accounts().importToken("ann", "Account " + remoteId, PlatformToken.of(remote, "token"));
    }

    private static final class Unconfigured implements PlatformAdapterProvider {
        @Override
        public String id() {
            return "gamma";
        }

        @Override
        public List<String> missing(ScopedSettings settings) {
            return settings.missing("client-id", "client-secret");
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            throw new IllegalStateException("must not be made");
        }
    }
}

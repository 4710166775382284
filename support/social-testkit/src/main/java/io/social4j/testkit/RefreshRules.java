package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.Social4j;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Delivery;
import io.social4j.model.FailureKind;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.PlatformTruth.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that end, and how they are renewed. */
abstract class RefreshRules extends AdapterRules {

    RefreshRules(PlatformAdapterContract contract) {
        super(contract);
    }

    private OAuthClient oauth() {
        assumeTrue(contract().refreshesTokens() && contract().oauth().isPresent(), "No token is refreshed here");
        return contract().oauth().orElseThrow();
    }

    @Test
    void refreshesByOneRequestForTheSameAccount() {
        OAuthClient oauth = oauth();
        PlatformToken old = token();
        clock().advance(Duration.ofHours(25));
        int before = truth().requests();
        PlatformToken fresh = oauth.refresh(old);

        assertThat(truth().requests() - before).isEqualTo(1);
        assertThat(fresh.account()).isEqualTo(old.account());
        assertThat(fresh.attributes()).isEqualTo(old.attributes());
        assertThat(fresh.accessToken()).isNotEqualTo(old.accessToken());
        fresh.expiresAt().ifPresent(end -> assertThat(end).isAfter(clock().now()));
    }

    @Test
    void publishesWithTheFreshToken() {
        OAuthClient oauth = oauth();
        PlatformToken old = token();
        clock().advance(Duration.ofHours(25));
        PlatformToken fresh = oauth.refresh(old);
        new AdapterVisits(adapter(), fresh, clock()).visit(validPayload());

        assertThat(truth().liveIds()).hasSize(1);
    }

    @Test
    void goesOutOnceAlthoughTheTokenHasExpired() {
        AtomicInteger refreshes = new AtomicInteger();
        OAuthClient oauth = oauth();
        OAuthClient counted = old -> {
            refreshes.incrementAndGet();
            return oauth.refresh(old);
        };
        PlatformToken token = token();
        clock().advance(Duration.ofHours(25));
        assumeTrue(truth().expire(token), "This double cannot let a token expire");
        ScheduledPost post =
                new AdapterInEngine(adapter(), Optional.of(counted), token, clock()).publish(validPayload());
        Delivery delivery = post.deliveries().get(0);

        assertThat(post.status()).as("%s", delivery.failure()).isEqualTo(PostStatus.POSTED);
        assertThat(truth().liveIds()).hasSize(1);
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void saysThatAnAccountMustBeConnectedAgainIfTheGrantIsGone() {
        OAuthClient oauth = oauth();
        PlatformToken old = token();
        clock().advance(Duration.ofHours(25));
        assumeTrue(truth().revoke(old), "This double cannot revoke a grant");

        assertThatThrownBy(() -> oauth.refresh(old))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        gone -> assertThat(gone.failure().kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED));
    }

    @Test
    void holdsAPostWhoseAccountIsGoneWithoutALoop() {
        PlatformToken old = token();
        assumeTrue(truth().revoke(old), "This double cannot revoke a grant");
        AdapterInEngine engine = new AdapterInEngine(adapter(), contract().oauth(), old, clock());
        try (Social4j social = engine.worker(InMemoryStore.create(clock()), adapter())) {
            PostId id = engine.schedule(social, validPayload());
            int before = truth().requests();
            for (int run = 0; run < 30; run++) {
                Optional<?> next = social.workers().runDue();
                assertThat(next).isNotNull();
                clock().advance(Duration.ofSeconds(1));
            }
            ScheduledPost post = social.publisher().find(id).orElseThrow();

            assertThat(post.status()).isIn(PostStatus.SCHEDULED, PostStatus.PROCESSING);
            assertThat(truth().requests() - before)
                    .as("requests for a dead grant")
                    .isLessThanOrEqualTo(6);
            assertThat(truth().liveIds()).isEmpty();
        }
    }

    @Test
    void burnsNoTryForAnExpiredToken() {
        oauth();
        play(Scenario.UNAUTHORIZED);
        Delivery delivery = end(validPayload(), PostStatus.POSTED);

        assertThat(truth().liveIds()).hasSize(1);
        assertThat(delivery.remoteId()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(BrokenAnswer.class)
    void keepsTheGrantWhenTheAnswerToARefreshIsBroken(BrokenAnswer broken) {
        OAuthClient oauth = oauth();
        PlatformToken old = token();
        clock().advance(Duration.ofHours(25));
        tap().plays(honest -> broken.answer());

        assertThatThrownBy(() -> oauth.refresh(old))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        broke -> assertThat(broke.failure().kind())
                                .as("%s", broke.failure())
                                .isNotEqualTo(FailureKind.RECONNECT_REQUIRED));
    }

    @Test
    void asksForANewConnectionWhereThereIsNoRefreshToken() {
        OAuthClient oauth = oauth();
        PlatformToken bare = new PlatformToken(
                token().account(), token().accessToken(), null, null, token().scopes(), token().attributes());
        List<String> live = truth().liveIds();
        mayThrowPlatformExceptions(() -> oauth.refresh(bare));

        assertThat(truth().liveIds()).isEqualTo(live);
    }
}

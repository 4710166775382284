package io.social4j.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.memory.InMemoryStore;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.scripted.InterceptedStore;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Telemetry;
import io.social4j.spi.store.Credential;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.Progress;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredTokensTest {
    private static final Platform ALPHA = Platform.of("alpha");
    private static final RemoteAccount REMOTE = new RemoteAccount(ALPHA, "1");
    private static final Account ACCOUNT =
            new Account(AccountId.of("a"), "ann", REMOTE, "Ann", Set.of(), null, List.of());
    private static final Account OTHER =
            new Account(AccountId.of("b"), "ann", new RemoteAccount(ALPHA, "2"), "Bob", Set.of(), null, List.of());

    private final SettableClock clock = new SettableClock();
    private final InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile @Nullable String nextRefreshToken = "refresh-2";
    private volatile Runnable whileRefreshing = () -> {};
    private final OAuthClient client = token -> {
        whileRefreshing.run();
        int count = refreshes.incrementAndGet();
        return new PlatformToken(
                REMOTE,
                "access-" + (count + 1),
                nextRefreshToken,
                clock.now().plus(Duration.ofHours(1)),
                token.scopes(),
                token.attributes());
    };
    private final StoredTokens tokens = new StoredTokens(
            store, AesTokenCipher.forThisProcess(), Map.of(ALPHA, client), clock::advance, Telemetry.none());

    @BeforeEach
    void connect() {
        store.accounts().save(ACCOUNT);
        store.accounts().save(OTHER);
        tokens.put(ACCOUNT, token("access-1", "refresh-1"));
    }

    @Test
    void aTokenThatIsGoodIsUsedAsItIs() {
        assertThat(tokens.current(ACCOUNT.id(), ALPHA)).isEqualTo(token("access-1", "refresh-1"));
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void aVisitUsesWhatItsClaimHasReadAndReadsNothingMore() {
        Work work =
                work(new Credential(ACCOUNT, store.tokens().find(ACCOUNT.id()).orElseThrow()));
        store.accounts().remove(ACCOUNT.id(), "ann");

        assertThat(tokens.of(work)).isEqualTo(token("access-1", "refresh-1"));
        assertThatThrownBy(() -> tokens.of(work(null))).hasMessageContaining("disconnected");
    }

    @Test
    void aTokenThatHasExpiredSinceTheClaimIsRefreshed() {
        Work work =
                work(new Credential(ACCOUNT, store.tokens().find(ACCOUNT.id()).orElseThrow()));
        clock.advance(Duration.ofHours(1));

        assertThat(tokens.of(work).accessToken()).isEqualTo("access-2");
        assertThat(refreshes).hasValue(1);
    }

    private Work work(@Nullable Credential credential) {
        return new Work(
                new Ticket(DeliveryId.of("d"), 1),
                PostId.of("p"),
                ACCOUNT.id(),
                REMOTE,
                PublishPayload.ofText("text"),
                new Progress(clock.now(), clock.now(), null, 0, 0, 0, 0, 0, null),
                Map.of(),
                List.of(),
                null,
                Map.of(),
                List.of(),
                credential,
                clock.now());
    }

    @Test
    void anExpiredTokenIsRefreshedOnce() {
        clock.advance(Duration.ofHours(1));
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).accessToken()).isEqualTo("access-2");
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).accessToken()).isEqualTo("access-2");
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).refreshToken()).contains("refresh-2");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aTokenCountsAsExpiredAtItsVeryEnd() {
        clock.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).accessToken()).isEqualTo("access-1");
        clock.advance(Duration.ofNanos(1));
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).accessToken()).isEqualTo("access-2");
    }

    @Test
    void ofTwoThreadsOnlyOneRefreshes() throws Exception {
        clock.advance(Duration.ofHours(1));
        CountDownLatch refreshing = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        whileRefreshing = () -> {
            refreshing.countDown();
            await(asked);
        };
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Callable<PlatformToken> current = () -> tokens.current(ACCOUNT.id(), ALPHA);
            Future<PlatformToken> first = executor.submit(current);
            await(refreshing);
            assertThatThrownBy(() -> tokens.current(ACCOUNT.id(), ALPHA))
                    .isInstanceOfSatisfying(
                            PlatformException.class,
                            busy -> assertThat(busy.failure().kind()).isEqualTo(FailureKind.TRANSIENT));
            asked.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS).accessToken()).isEqualTo("access-2");
        } finally {
            asked.countDown();
            executor.shutdown();
        }
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).accessToken()).isEqualTo("access-2");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void whoWasRejectedGetsWhatSomebodyElseHasRefreshed() {
        PlatformToken rejected = tokens.current(ACCOUNT.id(), ALPHA);
        assertThat(tokens.renewed(ACCOUNT.id(), ALPHA, rejected).accessToken()).isEqualTo("access-2");
        assertThat(tokens.renewed(ACCOUNT.id(), ALPHA, rejected).accessToken()).isEqualTo("access-2");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void anAnswerWithoutARefreshTokenKeepsTheOldOne() {
        nextRefreshToken = null;
        clock.advance(Duration.ofHours(1));
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).refreshToken()).contains("refresh-1");
        nextRefreshToken = " ";
        clock.advance(Duration.ofHours(1));
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).refreshToken()).contains("refresh-1");
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).accessToken()).isEqualTo("access-3");
    }

    @Test
    void aFreshTokenSurvivesAStoreThatIsAwayForAMoment() {
        clock.advance(Duration.ofHours(1));
        AtomicInteger away = new AtomicInteger(1);
        store.before = method -> {
            if (method.equals("put") && away.getAndDecrement() > 0) {
                throw new IllegalStateException("connection refused");
            }
        };
        tokens.current(ACCOUNT.id(), ALPHA);
        assertThat(away).hasValueLessThan(0);
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).accessToken()).isEqualTo("access-2");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aCiphertextMovedToAnotherAccountIsUnreadable() {
        EncryptedToken stolen = stored();
        assertThat(store.tokens()
                        .put(new EncryptedToken(
                                OTHER.id(),
                                stolen.version(),
                                stolen.accessToken(),
                                stolen.refreshToken(),
                                stolen.expiresAt(),
                                stolen.scopes(),
                                stolen.attributes())))
                .isTrue();
        assertUnreadable(OTHER);
    }

    @Test
    void aCiphertextOfAnOlderVersionIsUnreadable() {
        EncryptedToken old = stored();
        assertThat(store.tokens()
                        .put(new EncryptedToken(
                                ACCOUNT.id(),
                                old.version() + 1,
                                old.accessToken(),
                                old.refreshToken(),
                                old.expiresAt(),
                                old.scopes(),
                                old.attributes())))
                .isTrue();
        assertUnreadable(ACCOUNT);
    }

    @Test
    void aRefreshTokenInPlaceOfTheAccessTokenIsUnreadable() {
        EncryptedToken old = stored();
        String refresh = Optional.ofNullable(old.refreshToken()).orElseThrow();
        store.tokens().remove(ACCOUNT.id());
        assertThat(store.tokens().put(new EncryptedToken(ACCOUNT.id(), 1, refresh, null, null, Set.of(), Map.of())))
                .isTrue();
        assertUnreadable(ACCOUNT);
    }

    @Test
    void nothingTheStoreKeepsShowsAToken() {
        assertThat(stored().toString()).doesNotContain("access-1").doesNotContain("refresh-1");
        assertThat(tokens.current(ACCOUNT.id(), ALPHA).toString())
                .doesNotContain("access-1")
                .doesNotContain("refresh-1");
    }

    @Test
    void withoutATokenOrAnAccountAPersonHasToConnect() {
        store.tokens().remove(ACCOUNT.id());
        assertReconnect(ACCOUNT.id());
        assertReconnect(OTHER.id());
        assertReconnect(AccountId.of("nobody"));
    }

    @Test
    void anExpiredTokenThatNobodyCanRefreshHasToBeConnected() {
        StoredTokens without =
                new StoredTokens(store, AesTokenCipher.forThisProcess(), Map.of(), clock::advance, Telemetry.none());
        without.put(ACCOUNT, token("access-9", "refresh-9"));
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> without.current(ACCOUNT.id(), ALPHA))
                .hasMessageContaining("connect the account again");
    }

    private EncryptedToken stored() {
        return store.tokens().find(ACCOUNT.id()).orElseThrow();
    }

    private void assertUnreadable(Account account) {
        assertThatThrownBy(() -> tokens.current(account.id(), ALPHA))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("was changed or belongs to another account")
                .hasMessageNotContaining("access-1");
    }

    private void assertReconnect(AccountId account) {
        assertThatThrownBy(() -> tokens.current(account, ALPHA))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        none -> assertThat(none.failure().kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED));
    }

    private static PlatformToken token(String access, String refresh) {
        return new PlatformToken(
                REMOTE, access, refresh, SettableClock.START.plus(Duration.ofHours(1)), Set.of("write"), Map.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

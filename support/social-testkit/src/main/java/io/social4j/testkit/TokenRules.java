package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Credential;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.TokenStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tokens: one version after the other, one refresh at a time. */
abstract class TokenRules extends StoreRules {

    private static final Duration REFRESH = Duration.ofMinutes(1);

    TokenRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private TokenStore tokens() {
        return scene.store.tokens();
    }

    @Test
    void keepsATokenAsItIs() {
        EncryptedToken token = token(scene.account().id(), 1);

        assertThat(tokens().find(token.account())).isEmpty();
        assertThat(tokens().put(token)).isTrue();
        assertThat(tokens().find(token.account())).contains(token);
        tokens().remove(token.account());
        assertThat(tokens().find(token.account())).isEmpty();
    }

    @Test
    void takesOnlyTheVersionThatFollows() {
        AccountId account = scene.account().id();

        assertThat(tokens().put(token(account, 2))).isFalse();
        assertThat(tokens().put(token(account, 1))).isTrue();
        assertThat(tokens().put(token(account, 1))).isFalse();
        assertThat(tokens().put(token(account, 3))).isFalse();
        assertThat(tokens().put(token(account, 2))).isTrue();
        assertThat(tokens().find(account).orElseThrow().version()).isEqualTo(2);
    }

    /** A visit that had to read it by itself would cost the store one answer more for each delivery. */
    @Test
    void handsOutADeliveryTogetherWithTheNewestTokenOfItsAccount() {
        Account connected = scene.account();
        tokens().put(token(connected.id(), 1));
        tokens().put(token(connected.id(), 2));
        DeliveryId withToken = scene.due(connected);
        DeliveryId without = scene.due(scene.account());

        Map<DeliveryId, Optional<Credential>> credentials = scene.claim(2).stream()
                .collect(Collectors.toMap(
                        work -> work.ticket().delivery(), work -> Optional.ofNullable(work.credential())));

        assertThat(credentials)
                .containsOnly(
                        entry(withToken, Optional.of(new Credential(connected, token(connected.id(), 2)))),
                        entry(without, Optional.empty()));
    }

    @Test
    void letsOneRefreshAtATimeThrough() {
        AccountId account = scene.account().id();
        tokens().put(token(account, 1));

        assertThat(tokens().lease(account, 1, REFRESH)).isTrue();
        assertThat(tokens().lease(account, 1, REFRESH)).isFalse();
        scene.pass(REFRESH);
        assertThat(tokens().lease(account, 1, REFRESH)).isTrue();
    }

    @Test
    void letsNobodyRefreshAVersionThatIsNotStored() {
        AccountId account = scene.account().id();
        assertThat(tokens().lease(account, 1, REFRESH)).isFalse();

        tokens().put(token(account, 1));
        tokens().put(token(account, 2));
        assertThat(tokens().lease(account, 1, REFRESH)).isFalse();
        assertThat(tokens().lease(account, 2, REFRESH)).isTrue();
    }

    @Test
    void freesTheRefreshWhenANewVersionIsStored() {
        AccountId account = scene.account().id();
        tokens().put(token(account, 1));
        tokens().lease(account, 1, REFRESH);
        tokens().put(token(account, 2));

        assertThat(tokens().lease(account, 2, REFRESH)).isTrue();
    }

    private static EncryptedToken token(AccountId account, long version) {
        return new EncryptedToken(
                account,
                version,
                "ciphertext " + version,
                "refresh ciphertext " + version,
                StoreScene.START.plus(Duration.ofDays(1)),
                Set.of("read", "write"),
                Map.of("name", "@ann"));
    }
}

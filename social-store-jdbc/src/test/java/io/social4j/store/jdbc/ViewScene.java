package io.social4j.store.jdbc;

import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import io.social4j.testkit.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Posts, each to Alpha and to Beta, in a store whose clock stands in May. */
final class ViewScene {

    private static final Platform ALPHA = Platform.of("alpha");
    private static final Platform BETA = Platform.of("beta");

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-05-01T09:00:00Z"));
    private final SocialStore store;
    private int made;

    ViewScene(DataSource database, String prefix) {
        this(database, prefix, ConnectionSource.none());
    }

    ViewScene(DataSource database, String prefix, ConnectionSource transactions) {
        store = JdbcSocialStore.in(database)
                .tablePrefix(prefix)
                .joining(transactions)
                .clock(clock)
                .open();
    }

    Instant now() {
        return clock.now();
    }

    String post(String user, Instant at, String text) {
        Content content = new Content(text, Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
        PostId id = PostId.of("post-" + ++made);
        List<NewPost.NewDelivery> deliveries = Stream.of(ALPHA, BETA)
                .map(platform -> new NewPost.NewDelivery(
                        DeliveryId.of(id + "-" + platform.id()),
                        AccountId.of("account-" + platform.id()),
                        new RemoteAccount(platform, user),
                        content.payloadFor(platform)))
                .toList();
        store.posts()
                .add(new NewPost(
                        id, user, "launch", content, at, ZoneId.of("Europe/Paris"), false, null, "hash", deliveries));
        return id.value();
    }

    /** Publishes the post on Alpha; answers the delivery. */
    String publish(String post) {
        DeliveryId delivery = DeliveryId.of(post + "-alpha");
        Duration lease = Duration.ofSeconds(30);
        Selection selection = Selection.ids(Set.of(ALPHA), List.of(delivery));
        Work work = store.deliveries()
                .claim(selection, 1, new Owner("worker"), lease)
                .get(0);
        Intent intent = new Intent("publish", "print of " + delivery, true, Duration.ofSeconds(25), null);
        AttemptId attempt = Objects.requireNonNull(
                store.deliveries().openIntent(work.ticket(), intent, lease).attempt());
        store.deliveries().settle(attempt, Fact.live("1", URI.create("https://alpha.example/1")), Next.published());
        return delivery.value();
    }

    /** Numbers for the delivery, and a token; answers its account. */
    String numbersAndToken(String delivery) {
        Metrics metrics = new Metrics(clock.now(), 1200L, 0L, null, null, null, null);
        store.analytics().append(DeliveryId.of(delivery), ALPHA, metrics);
        AccountId account = AccountId.of("account-alpha");
        Instant april = Instant.parse("2027-04-01T00:00:00Z");
        store.tokens().put(new EncryptedToken(account, 1, "ciphertext", null, april, Set.of(), Map.of()));
        return account.value();
    }
}

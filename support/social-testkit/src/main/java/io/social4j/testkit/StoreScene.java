package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.internal.Ids;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fresh store with a clock, and short words for what the rules of stores are about. One thread. */
final class StoreScene {

    static final Instant START = Instant.parse("2027-03-01T09:00:00Z");
    static final Platform PLATFORM = Platform.of("alpha");
    static final Platform OTHER_PLATFORM = Platform.of("beta");
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration WINDOW = Duration.ofSeconds(25);
    static final Owner WORKER = new Owner("worker-one");

    final ManualClock clock = ManualClock.at(START);
    final SocialStore store;
    private final Ids ids = new Ids(clock, new Random(4));
    private int accounts;

    StoreScene(Function<SocialClock, SocialStore> open) {
        store = open.apply(clock);
    }

    DeliveryStore deliveries() {
        return store.deliveries();
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** A new account of its own, of Ann. */
    Account account() {
        return account("ann", PLATFORM, "remote-" + ++accounts);
    }

    Account account(String user, Platform platform, String remoteId) {
        RemoteAccount remote = new RemoteAccount(platform, remoteId);
        Account account =
                new Account(AccountId.of(ids.next()), user, remote, "@" + remoteId, Set.of(), null, List.of());
        store.accounts().save(account);
        return account;
    }

    NewPost newPost(Instant at, boolean draft, @Nullable String idempotencyKey, Account... to) {
        Content content = content("Good morning");
        return new NewPost(
                PostId.of(ids.next()),
                to[0].user(),
                null,
                content,
                at,
                ZoneOffset.UTC,
                draft,
                idempotencyKey,
                "hash-of-good-morning",
                Stream.of(to)
                        .map(account -> new NewPost.NewDelivery(
                                DeliveryId.of(ids.next()),
                                account.id(),
                                account.remote(),
                                content.payloadFor(account.platform())))
                        .toList());
    }

    static Content content(String text) {
        return new Content(text, Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
    }

    ScheduledPost post(Instant at, Account... to) {
        return store.posts().add(newPost(at, false, null, to)).post();
    }

    /** A post to one account, as its only delivery. */
    DeliveryId due(Instant at, Account to) {
        return post(at, to).deliveries().get(0).id();
    }

    DeliveryId due(Account to) {
        return due(clock.now(), to);
    }

    DeliveryId due() {
        return due(account());
    }

    List<Work> claim(int atMost) {
        return deliveries().claim(Selection.due(Set.of(PLATFORM), Set.of()), atMost, WORKER, LEASE);
    }

    List<Work> claimOnly(DeliveryId delivery) {
        return deliveries().claim(Selection.ids(Set.of(PLATFORM), List.of(delivery)), 1, WORKER, LEASE);
    }

    /** Claims this delivery, which has to be due. */
    Work visit(DeliveryId delivery) {
        List<Work> claimed = claimOnly(delivery);
        assertThat(claimed).as("%s is due and not leased", delivery).hasSize(1);
        return claimed.get(0);
    }

    /** Claims this delivery after its lease has run out, as the next worker would. */
    Work takeOver(DeliveryId delivery) {
        pass(LEASE.plusSeconds(1));
        return visit(delivery);
    }

    static Intent intent(String step, String fingerprint, boolean last) {
        return new Intent(step, fingerprint, last, WINDOW, null);
    }

    IntentResult open(Work work, Intent intent) {
        return deliveries().openIntent(work.ticket(), intent, LEASE);
    }

    /** Opens the last commit of this visit. */
    AttemptId opened(Work work) {
        return opened(work, "publish", true);
    }

    AttemptId opened(Work work, String step, boolean last) {
        String fingerprint = step + " of " + work.ticket().delivery();
        IntentResult result = open(work, intent(step, fingerprint, last));
        assertThat(result.kind()).isEqualTo(IntentResult.Kind.OPENED);
        return Objects.requireNonNull(result.attempt());
    }

    void settle(AttemptId attempt, Fact fact, Next next) {
        deliveries().settle(attempt, fact, next);
    }

    /** A delivery that failed with nothing live. */
    DeliveryId failed(Account to) {
        DeliveryId delivery = due(to);
        settle(opened(visit(delivery)), Fact.refused(no()), Next.failed(no()));
        return delivery;
    }

    /** A delivery in review, whose intent is open. */
    AttemptId reviewed(Account to) {
        DeliveryId delivery = due(to);
        Work work = visit(delivery);
        AttemptId attempt = opened(work);
        assertThat(deliveries().park(work.ticket(), Next.review(unknown()))).isTrue();
        return attempt;
    }

    Delivery shown(DeliveryId delivery) {
        return store.posts()
                .postOf(delivery)
                .flatMap(store.posts()::find)
                .flatMap(post -> post.deliveries().stream()
                        .filter(one -> one.id().equals(delivery))
                        .findFirst())
                .orElseThrow();
    }

    LogEntry entry(AttemptId attempt) {
        return store.log().history(attempt.delivery()).stream()
                .filter(entry -> entry.attempt().equals(attempt))
                .findFirst()
                .orElseThrow();
    }

    List<SocialEvent.Type> events(DeliveryId delivery) {
        PostId post = store.posts().postOf(delivery).orElseThrow();
        return store.events().of(post).stream()
                .filter(event -> delivery.equals(event.delivery()))
                .map(SocialEvent::type)
                .toList();
    }

    boolean isGood(Ticket ticket) {
        return deliveries().renew(List.of(ticket), LEASE);
    }

    static PlatformFailure no() {
        return PlatformFailure.of(FailureKind.INVALID_CONTENT, "The platform refuses it");
    }

    static PlatformFailure later() {
        return PlatformFailure.of(FailureKind.TRANSIENT, "Not now");
    }

    static PlatformFailure unknown() {
        return PlatformFailure.of(FailureKind.UNKNOWN_OUTCOME, "Nobody knows");
    }
}

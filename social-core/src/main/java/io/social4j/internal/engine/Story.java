package io.social4j.internal.engine;

import io.social4j.event.SocialEvent;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.Explanation;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.SocialStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells what happened to a post, from its events and its log. */
public final class Story {

    private final SocialStore store;
    private final Predicate<Platform> known;
    private final Function<Platform, String> whyNot;

    /**
     * @param known whether this process has an adapter for a platform
     * @param whyNot a sentence about one it has none for
     */
    public Story(SocialStore store, Predicate<Platform> known, Function<Platform, String> whyNot) {
        this.store = store;
        this.known = known;
        this.whyNot = whyNot;
    }

    public Explanation of(ScheduledPost post) {
        List<Explanation.Entry> timeline = new ArrayList<>();
        List<SocialEvent> events = store.events().of(post.id());
        for (SocialEvent event : events) {
            timeline.add(new Explanation.Entry(
                    event.at(), event.delivery(), event.type().name(), told(event)));
        }
        for (Delivery delivery : post.deliveries()) {
            store.log().history(delivery.id()).forEach(entry -> timeline.addAll(told(delivery, entry)));
        }
        timeline.sort(Comparator.comparing(Explanation.Entry::at));
        return new Explanation(summary(post), next(post, deleted(events)), timeline);
    }

    /** Those that were taken down at their platform. What was published stays published, so only its events tell. */
    public static Set<DeliveryId> deleted(Collection<SocialEvent> events) {
        Set<DeliveryId> deleted = new HashSet<>();
        for (SocialEvent event : events) {
            if (event.type() == SocialEvent.Type.DELIVERY_DELETED && event.delivery() != null) {
                deleted.add(event.delivery());
            }
        }
        return deleted;
    }

    private static String told(SocialEvent event) {
        return event.actor().equals(SocialEvent.ENGINE)
                ? event.detail()
                : event.detail() + " (by " + event.actor() + ")";
    }

    private static List<Explanation.Entry> told(Delivery delivery, LogEntry entry) {
        List<Explanation.Entry> told = new ArrayList<>();
        String name = "attempt " + entry.attempt().seq() + ", " + entry.step();
        if (!entry.step().equals(LogEntry.PREPARE)) {
            told.add(new Explanation.Entry(entry.intentAt(), delivery.id(), "INTENT", name + ": about to be sent"));
        }
        PlatformFailure failure = entry.failure();
        String why = failure == null ? "" : ": " + failure;
        if (entry.outcome() != null) {
            Instant at = entry.outcomeAt() == null ? entry.intentAt() : entry.outcomeAt();
            String id = entry.remoteId() == null ? "" : " as " + entry.remoteId();
            told.add(new Explanation.Entry(at, delivery.id(), entry.outcome().name(), name + id + why));
        }
        return told;
    }

    private static String summary(ScheduledPost post) {
        return post.status() + ": "
                + post.deliveries().stream()
                        .map(delivery -> delivery.platform() + " " + delivery.status()
                                + delivery.failure()
                                        .map(why -> " (" + why.kind() + ")")
                                        .orElse(""))
                        .collect(Collectors.joining(", "));
    }

    private String next(ScheduledPost post, Set<DeliveryId> deleted) {
        return post.deliveries().stream()
                .map(delivery -> next(delivery, deleted.contains(delivery.id())))
                .collect(Collectors.joining("; "));
    }

    private String next(Delivery delivery, boolean deleted) {
        String platform = delivery.platform() + ": ";
        return platform
                + leftAlone(delivery)
                + switch (delivery.status()) {
                    case SCHEDULED ->
                        delivery.nextAttemptAt().map(at -> "waits until " + at).orElse("is a draft; schedule it");
                    case PROCESSING ->
                        delivery.nextAttemptAt()
                                .map(at -> "is under way; looked at again at " + at)
                                .orElse("is under way");
                    case POSTED ->
                        (deleted
                                        ? "was live, and is deleted there"
                                        : "is live"
                                                + delivery.permalink()
                                                        .map(link -> " at " + link)
                                                        .orElse(""))
                                + delivery.nextAttemptAt()
                                        .map(at -> "; a second request may have left, it is looked for at " + at)
                                        .orElse("");
                    case CANCELLED -> "was cancelled";
                    case FAILED -> "repair the cause, then replay or edit it";
                    case NEEDS_REVIEW -> "look at the account, then resolve or replay it";
                };
    }

    /** Why nothing happens to it here. */
    private String leftAlone(Delivery delivery) {
        if (delivery.status().isFinal()) {
            return "";
        }
        if (!known.test(delivery.platform())) {
            return "this process leaves it alone. " + whyNot.apply(delivery.platform()) + ". It ";
        }
        return store.health().leftAlone().contains(delivery.id())
                ? "this process leaves it alone, for a newer version of the program wrote it; update this one. It "
                : "";
    }
}

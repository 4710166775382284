package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.DeliveryId;
import io.social4j.model.Metrics;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AnalyticsStore;
import io.social4j.spi.store.SocialStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Numbers of live posts: kept as they came, the newest found again. */
abstract class AnalyticsRules extends StoreRules {

    AnalyticsRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private AnalyticsStore numbers() {
        return scene.store.analytics();
    }

    @Test
    void keepsNumbersAsTheyAre() {
        DeliveryId delivery = scene.due();
        Metrics metrics = new Metrics(StoreScene.START, 12_345_678_901L, 5L, 4L, 3L, 2L, 1L);
        numbers().append(delivery, StoreScene.PLATFORM, metrics);

        assertThat(numbers().latest(List.of(delivery))).isEqualTo(Map.of(delivery, metrics));
    }

    @Test
    void keepsWhatAPlatformDoesNotSayApartFromZero() {
        DeliveryId delivery = scene.due();
        Metrics metrics = new Metrics(StoreScene.START, null, 0L, null, null, null, null);
        numbers().append(delivery, StoreScene.PLATFORM, metrics);

        assertThat(numbers().latest(List.of(delivery))).isEqualTo(Map.of(delivery, metrics));
    }

    @Test
    void findsTheNewestNumbersWhateverOrderTheyCameIn() {
        DeliveryId delivery = scene.due();
        numbers().append(delivery, StoreScene.PLATFORM, impressions(StoreScene.START.plusSeconds(2), 20));
        numbers().append(delivery, StoreScene.PLATFORM, impressions(StoreScene.START.plusSeconds(3), 15));
        numbers().append(delivery, StoreScene.PLATFORM, impressions(StoreScene.START.plusSeconds(1), 10));

        assertThat(numbers().latest(List.of(delivery)))
                .containsEntry(delivery, impressions(StoreScene.START.plusSeconds(3), 15));
    }

    @Test
    void addsNothingWhenNumbersAreAddedAgain() {
        DeliveryId delivery = scene.due();
        numbers().append(delivery, StoreScene.PLATFORM, impressions(StoreScene.START, 10));
        numbers().append(delivery, StoreScene.PLATFORM, impressions(StoreScene.START, 99));

        assertThat(numbers().latest(List.of(delivery))).containsEntry(delivery, impressions(StoreScene.START, 10));
    }

    @Test
    void answersForThoseDeliveriesThatWereAskedForAndHaveNumbers() {
        DeliveryId one = scene.due();
        DeliveryId two = scene.due();
        DeliveryId silent = scene.due();
        numbers().append(one, StoreScene.PLATFORM, impressions(StoreScene.START, 1));
        numbers().append(two, StoreScene.PLATFORM, impressions(StoreScene.START, 2));

        assertThat(numbers().latest(List.of(one, silent))).containsOnlyKeys(one);
        assertThat(numbers().latest(List.of(one, two))).containsOnlyKeys(one, two);
        assertThat(numbers().latest(List.of())).isEmpty();
    }

    private static Metrics impressions(Instant at, long impressions) {
        return new Metrics(at, impressions, null, null, null, null, null);
    }
}

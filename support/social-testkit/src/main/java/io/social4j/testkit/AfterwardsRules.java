package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.model.FailureKind;
import io.social4j.model.PublishPayload;
import io.social4j.spi.EditsPosts;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.SplitsPosts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be done with a live post, as far as the adapter says that it can: what it does not override, it cannot. */
abstract class AfterwardsRules extends AdapterRules {

    private static final String UNKNOWN_ID = "4711471147114711";
    private static final List<String> STRANGE_IDS = List.of("?", "a/../b", "a b", "é", "%2e%2e", "x".repeat(3_000));

    AfterwardsRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @Test
    void measuresWhatIsLiveAndInventsNothingForWhatIsNot() {
        published();
        String live = newestLiveId();
        Map<String, MetricsResult> results = adapter().getMetrics(token(), List.of(live, UNKNOWN_ID));

        MetricsResult known = results.get(live);
        assertThat(known == null ? MetricsResult.Kind.UNAVAILABLE : known.kind())
                .isNotEqualTo(MetricsResult.Kind.GONE);
        MetricsResult unknown = results.get(UNKNOWN_ID);
        assertThat(unknown == null ? MetricsResult.Kind.UNAVAILABLE : unknown.kind())
                .isNotEqualTo(MetricsResult.Kind.FOUND);
    }

    @Test
    void measuresNothingIfThereIsNothingToMeasure() {
        int before = truth().requests();

        assertThat(adapter().getMetrics(token(), List.of())).isEmpty();
        assertThat(truth().requests()).isEqualTo(before);
    }

    @Test
    void measuresWhatItCanAlthoughOtherIdsAreNone() {
        published();
        String live = newestLiveId();
        MetricsResult alone = adapter().getMetrics(token(), live);
        List<String> ids = new ArrayList<>(STRANGE_IDS);
        ids.add(live);
        MetricsResult among =
                adapter().getMetrics(token(), ids).getOrDefault(live, MetricsResult.unavailable("not mentioned"));

        assertThat(among.kind()).isEqualTo(alone.kind());
    }

    @Test
    void measuresMoreThanOnePageHolds() {
        published();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            ids.add("90071992547" + (40_000 + i));
        }
        ids.add(newestLiveId());
        Map<String, MetricsResult> results = adapter().getMetrics(token(), ids);

        assertThat(ids).containsAll(results.keySet());
    }

    @Test
    void countsNothingBelowZeroAndNothingInTheFuture() {
        published();

        assertThat(adapter().getMetrics(token(), List.of(newestLiveId())).values())
                .flatExtracting(result -> result.metrics().stream().toList())
                .allSatisfy(found -> {
                    assertThat(found.at()).isBeforeOrEqualTo(clock().now());
                    assertThat(found.impressions().orElse(0)).isNotNegative();
                    assertThat(found.reactions().orElse(0)).isNotNegative();
                    assertThat(found.comments().orElse(0)).isNotNegative();
                    assertThat(found.shares().orElse(0)).isNotNegative();
                    assertThat(found.clicks().orElse(0)).isNotNegative();
                    assertThat(found.saves().orElse(0)).isNotNegative();
                });
    }

    @Test
    void knowsAWebAddressOrNoneOfWhatIsLive() {
        published();
        Optional<URI> link = adapter().permalink(token(), newestLiveId());

        assertThat(link.map(URI::getScheme).orElse("https")).isIn("http", "https");
        assertThat(adapter().permalink(token(), newestLiveId())).isEqualTo(link);
    }

    @Test
    void bearsIdsOfAllSorts() {
        published();
        List<String> before = truth().liveIds();
        for (String id : STRANGE_IDS) {
            mayThrowPlatformExceptions(() -> adapter().permalink(token(), id));
            mayThrowPlatformExceptions(() -> adapter().delete(token(), id));
            mayThrowPlatformExceptions(() -> adapter().getMetrics(token(), id));
        }

        assertThat(truth().liveIds()).isEqualTo(before);
    }

    @Test
    void deletesThatPostOrSaysThatItCannot() {
        visits().visit(varied(validPayload(), "that stays"));
        String stays = newestLiveId();
        visits().visit(validPayload());
        String live = truth().liveIds().stream()
                .filter(id -> !id.equals(stays))
                .findFirst()
                .orElseThrow();
        int before = truth().requests();
        try {
            adapter().delete(token(), live);
        } catch (PlatformException cannot) {
            assertThat(cannot.failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
            assertThat(truth().requests()).isEqualTo(before);
            assertThat(truth().liveIds()).contains(live, stays);
            return;
        }
        assertThat(truth().liveIds()).containsExactly(stays);

        adapter().delete(token(), live);
        assertThat(truth().liveIds()).containsExactly(stays);
    }

    @Test
    void editsTheTextAndNothingElse() {
        assumeTrue(adapter() instanceof EditsPosts, "This adapter edits nothing");
        published();
        String live = newestLiveId();
        String text = varied(validPayload(), "changed").text();
        try {
            ((EditsPosts) adapter()).edit(token(), live, text);
            ((EditsPosts) adapter()).edit(token(), live, text);
        } catch (PlatformException cannot) {
            assertThat(cannot.failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
        }

        assertThat(truth().liveIds()).containsExactly(live);
        for (String id : STRANGE_IDS) {
            assertThatThrownBy(() -> ((EditsPosts) adapter()).edit(token(), id, "text"))
                    .isInstanceOf(PlatformException.class);
        }
    }

    @Test
    void splitsAPostForOnePlaceIntoItself() {
        assumeTrue(adapter() instanceof SplitsPosts, "This adapter splits nothing");
        SplitsPosts splits = (SplitsPosts) adapter();
        int before = truth().requests();

        for (PublishPayload payload : payloads()) {
            assertThat(splits.split(payload)).containsExactly(payload);
        }
        assertThat(contract().invalidPayloads())
                .allSatisfy(payload -> assertThat(splits.split(payload)).isNotEmpty());
        assertThat(truth().requests()).isEqualTo(before);
    }
}

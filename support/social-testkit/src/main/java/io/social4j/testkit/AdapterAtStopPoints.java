package io.social4j.testkit;

import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An adapter whose visits pass {@link StopPoints}. */
final class AdapterAtStopPoints implements PlatformAdapter {

    private final PlatformAdapter adapter;
    private final StopPoints points;

    AdapterAtStopPoints(PlatformAdapter adapter, StopPoints points) {
        this.adapter = adapter;
        this.points = points;
    }

    @Override
    public Platform platform() {
        return adapter.platform();
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return adapter.validate(payload);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        return adapter.publish(token, payload, points.around(journal));
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        return adapter.look(token, attempt);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return adapter.getMetrics(token, remoteIds);
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return adapter.permalink(token, remoteId);
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        adapter.delete(token, remoteId);
    }
}

package io.social4j.scripted;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.EditsPosts;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import io.social4j.spi.SplitsPosts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A platform for pictures up to 100 pixels wide, that publishes to each of several halls and lets texts be changed. One thread.
 */
public final class Gallery implements PlatformAdapter, PlatformAdapterProvider, SplitsPosts, EditsPosts {
    public static final int WIDEST = 100;

    /** What was sent: the hall, the text, and the contents of the media. */
    public final List<String> hung = new ArrayList<>();

    public final List<String> edits = new ArrayList<>();
    public @Nullable ProviderContext context;

    @Override
    public String id() {
        return "gallery";
    }

    @Override
    public Platform platform() {
        return Platform.of(id());
    }

    @Override
    public PlatformAdapter create(ProviderContext given) {
        context = given;
        return this;
    }

    public ProviderContext context() {
        return Objects.requireNonNull(context);
    }

    @Override
    public List<PublishPayload> split(PublishPayload payload) {
        return Stream.of(payload.options().getOrDefault("halls", "main").split(",", -1))
                .map(hall -> new PublishPayload(
                        payload.parts(), payload.linkOrNull(), payload.media(), Map.of("halls", hall)))
                .toList();
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        List<Violation> found = new ArrayList<>();
        if (payload.options().getOrDefault("halls", "").contains(",")) {
            found.add(Violation.error(platform(), "gallery.halls", "options.halls", "One hall at a time"));
        }
        for (int i = 0; i < payload.media().size(); i++) {
            MediaInfo info = payload.media().get(i).info();
            if (info != null && info.width() > WIDEST) {
                found.add(Violation.error(platform(), "gallery.width", "media[" + i + "]", "It is too wide"));
            }
        }
        return found;
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        StringBuilder sent = new StringBuilder(payload.options().get("halls") + ": " + payload.text());
        for (Media media : payload.media()) {
            sent.append(" [").append(content(media)).append(']');
        }
        return journal.finish("hang", sent.toString(), gate -> hang(sent.toString(), gate));
    }

    private Sent hang(String what, Gate gate) {
        gate.pass();
        hung.add(what);
        return Sent.live("picture-" + hung.size());
    }

    private String content(Media media) {
        try (InputStream in = context().media().open(media)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException away) {
            throw PlatformException.of(FailureKind.NOT_SENT, "the media store is away");
        }
    }

    @Override
    public void edit(PlatformToken token, String remoteId, String text) {
        edits.add(remoteId + ": " + text);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return Map.of();
    }
}

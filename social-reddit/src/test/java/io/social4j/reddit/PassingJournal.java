package io.social4j.reddit;

import io.social4j.spi.Irreversible;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs everything at once and keeps what the platform was told and said. */
final class PassingJournal implements PublishJournal {

    final List<String> steps = new ArrayList<>();
    private @Nullable String fingerprint;
    private @Nullable Sent sent;

    String fingerprint() {
        return Objects.requireNonNull(fingerprint);
    }

    Sent sent() {
        return Objects.requireNonNull(sent);
    }

    @Override
    public String remember(String step, Supplier<String> repeatable) {
        steps.add(step);
        return repeatable.get();
    }

    @Override
    public void forget(String step) {}

    @Override
    public String commit(String step, String print, Irreversible call) {
        steps.add(step);
        fingerprint = print;
        sent = call.send(() -> {});
        return sent.id().orElse("unknown");
    }

    @Override
    public PublishResult finish(String step, String print, Irreversible call) {
        steps.add(step);
        fingerprint = print;
        sent = call.send(() -> {});
        return PublishResult.published(sent.id().orElse("unknown"));
    }
}

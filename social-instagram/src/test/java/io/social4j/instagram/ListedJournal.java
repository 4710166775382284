package io.social4j.instagram;

import io.social4j.spi.Irreversible;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers steps from visit to visit and writes down what happened; lets what a commit throws through. */
final class ListedJournal implements PublishJournal {

    final Map<String, String> steps = new HashMap<>();
    final List<String> events = new ArrayList<>();

    @Override
    public String remember(String step, Supplier<String> repeatable) {
        return steps.computeIfAbsent(step, absent -> {
            events.add("remember " + step);
            return repeatable.get();
        });
    }

    @Override
    public void forget(String step) {
        events.add("forget " + step);
        steps.remove(step);
    }

    @Override
    public String commit(String step, String fingerprint, Irreversible call) {
        events.add("commit " + step + " " + fingerprint);
        return call.send(() -> events.add("gate")).id().orElse("no id");
    }

    @Override
    public PublishResult finish(String step, String fingerprint, Irreversible call) {
        events.add("finish " + step + " " + fingerprint);
        Sent sent = call.send(() -> events.add("gate"));
        return PublishResult.published(sent.id().orElse("no id"));
    }
}

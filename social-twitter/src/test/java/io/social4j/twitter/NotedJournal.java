package io.social4j.twitter;

import io.social4j.spi.Gate;
import io.social4j.spi.Irreversible;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers what is live over several visits, in memory; an unknown answer stops the visit. */
final class NotedJournal implements PublishJournal {

    static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final Map<String, String> steps = new LinkedHashMap<>();
    final Map<String, String> live = new LinkedHashMap<>();
    final Map<String, String> fingerprints = new LinkedHashMap<>();
    final List<Sent> sent = new ArrayList<>();
    int gates;

    @Override
    public String remember(String step, Supplier<String> repeatable) {
        return steps.computeIfAbsent(step, made -> repeatable.get());
    }

    @Override
    public void forget(String step) {
        steps.remove(step);
    }

    @Override
    public String commit(String step, String fingerprint, Irreversible call) {
        String before = live.get(step);
        if (before != null) {
            return before;
        }
        fingerprints.put(step, fingerprint);
        Gate gate = () -> gates++;
        Sent answer = call.send(gate);
        sent.add(answer);
        String id = answer.id().orElseThrow(UnknownException::new);
        live.put(step, id);
        return id;
    }

    @Override
    public PublishResult finish(String step, String fingerprint, Irreversible call) {
        return PublishResult.published(commit(step, fingerprint, call));
    }
}

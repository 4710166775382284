package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PublishResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** One adapter, many threads: it keeps nothing between calls. */
abstract class ThreadRules extends AdapterRules {

    private static final int THREADS = 4;
    private static final long LONGEST_SECONDS = 10;

    ThreadRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @Test
    void servesTwoVisitsAtOnce() {
        List<PublishPayload> payloads = List.of(varied(validPayload(), "one"), varied(validPayload(), "two"));
        List<Callable<RecordingJournal>> visits = new ArrayList<>();
        for (PublishPayload payload : payloads) {
            RecordingJournal journal = RecordingJournal.create(clock());
            visits.add(() -> visits().visit(payload, journal, each -> each).journal());
        }
        List<RecordingJournal> journals = atOnce(visits);

        assertThat(truth().liveIds()).hasSize(2);
        assertThat(journals).allSatisfy(journal -> assertThat(journal.commits()).hasSize(1));
        assertThat(journals)
                .flatExtracting(RecordingJournal::live)
                .extracting(part -> part.remoteId())
                .doesNotHaveDuplicates()
                .isSubsetOf(truth().liveIds());
    }

    @Test
    void validatesOnManyThreadsAtOnce() {
        List<PublishPayload> payloads = new ArrayList<>(contract().invalidPayloads());
        payloads.addAll(payloads());
        List<List<Violation>> alone = all(payloads);
        List<Callable<List<List<Violation>>>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            calls.add(() -> all(payloads));
        }

        assertThat(atOnce(calls)).allSatisfy(found -> assertThat(found).isEqualTo(alone));
    }

    private List<List<Violation>> all(List<PublishPayload> payloads) {
        return payloads.stream().map(adapter()::validate).toList();
    }

    @Test
    void looksWhileItPublishes() {
        OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
        String live = newestLiveId();
        PublishPayload other = varied(validPayload(), "meanwhile");
        RecordingJournal journal = RecordingJournal.create(clock());
        List<Callable<Object>> calls = List.of(
                () -> adapter().look(token(), attempt).toString(),
                () -> visits().visit(other, journal, each -> each).journal());
        assertThat(atOnce(calls)).hasSize(2);

        assertThat(truth().liveIds()).hasSize(2).contains(live);
    }

    @Test
    void asksTheSameOfThePlatformForTheSamePost() {
        Wiretap tap = tap();
        visitAtClosedGate(validPayload(), RecordingJournal.create(clock()));
        List<String> first = tap.heard();
        visitAtClosedGate(validPayload(), RecordingJournal.create(clock()));
        List<String> both = tap.heard();

        assertThat(both).hasSize(2 * first.size());
    }

    @Test
    void forgetsWhatItDidBetweenVisits() {
        PublishResult ignored = visits().visit(varied(validPayload(), "first")).result();
        RecordingJournal fresh = RecordingJournal.create(clock());
        visits().visit(validPayload(), fresh, each -> each);

        assertThat(truth().liveIds()).hasSize(2);
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> running = calls.stream().map(threads::submit).toList();
            List<T> done = new ArrayList<>();
            for (Future<T> call : running) {
                done.add(call.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            }
            return done;
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError("One of the threads failed", failed);
        } finally {
            threads.shutdownNow();
        }
    }
}

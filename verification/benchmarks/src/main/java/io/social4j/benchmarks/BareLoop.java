package io.social4j.benchmarks;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Nothing but threads and OkHttp: the ceiling. */
final class BareLoop implements Contender {

    private final PlainCall call;
    private final ExecutorService threads = Executors.newFixedThreadPool(Throughput.IN_FLIGHT);
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger(Throughput.IN_FLIGHT);

    BareLoop(URI platform) {
        call = new PlainCall(platform);
    }

    @Override
    public String name() {
        return "bare OkHttp loop";
    }

    @Override
    public void prepare(int posts) {
        left.set(posts);
    }

    @Override
    public void go() {
        for (int i = 0; i < Throughput.IN_FLIGHT; i++) {
            threads.execute(() -> {
                for (int post = left.decrementAndGet(); post >= 0; post = left.decrementAndGet()) {
                    call.send("post " + post);
                }
                running.decrementAndGet();
            });
        }
    }

    @Override
    public boolean isDone() {
        return running.get() == 0;
    }

    @Override
    public void close() {
        threads.shutdown();
        call.close();
    }
}

package io.social4j.testkit;

import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;

class InMemoryQueueContractTest extends JobQueueContract {

    private final InMemoryQueue queue = new InMemoryQueue(SocialClock.system(), CAP);

    @Override
    protected JobQueue open() {
        return queue;
    }

    @Override
    protected void lose() {
        queue.lose();
    }
}

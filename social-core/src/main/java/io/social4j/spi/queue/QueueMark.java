package io.social4j.spi.queue;

import java.time.Instant;

/**
 * By what a reader sees that a queue has lost something: another epoch, or a sequence that went back.
 *
 * @param epoch made when the partition was first written to; empty if it never was
 * @param sequence rises with every offer that changed something
 * @param now the queue's time
 */
public record QueueMark(String epoch, long sequence, Instant now) {

    /** Whether what was written up to {@code before} may not be there any more. */
    public boolean isBehind(QueueMark before) {
        return !epoch.equals(before.epoch) || sequence < before.sequence;
    }
}

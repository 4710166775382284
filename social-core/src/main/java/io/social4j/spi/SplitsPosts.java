package io.social4j.spi;

import io.social4j.model.PublishPayload;
import java.util.List;

/**
 * An adapter whose accounts publish to several places, such as subreddits: what a person asks for in one payload becomes one
 * delivery for each place, each with its own outcome.
 */
public interface SplitsPosts {

    /**
     * One payload for each place, in the order they were named; the payload itself where there is one. No I/O. Called on payloads
     * that may still be invalid; what cannot be split is answered as it is.
     */
    List<PublishPayload> split(PublishPayload payload);
}

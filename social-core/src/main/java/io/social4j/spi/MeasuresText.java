package io.social4j.spi;

import io.social4j.model.PublishPayload;
import io.social4j.model.TextMeasure;

/** An adapter that can say how long a text is as its platform counts, so that people see it while they write. */
public interface MeasuresText {

    /** Measures the text of a post, of a thread its first part. No I/O; fast, for it is asked at every few keystrokes. */
    TextMeasure measure(PublishPayload payload);
}

package io.social4j.model;

import java.util.List;
import java.util.Map;

/**
 * What a request would meet if it were scheduled now.
 *
 * @param violations everything that is wrong, warnings included
 * @param lengths how long the text is on each platform that tells; those the request does not go to are left out
 */
public record Preview(List<Violation> violations, Map<Platform, TextMeasure> lengths) {

    public Preview {
        violations = List.copyOf(violations);
        lengths = Map.copyOf(lengths);
    }

    /** Whether it would be accepted. */
    public boolean isValid() {
        return violations.stream().noneMatch(Violation::isError);
    }
}

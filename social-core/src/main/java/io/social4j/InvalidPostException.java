package io.social4j;

import io.social4j.model.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A post is refused: every problem at once, and nothing was written. */
public final class InvalidPostException extends SocialException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidPostException(List<Violation> violations) {
        super(
                Reason.INVALID,
                violations.size()
                        + (violations.size() == 1 ? " problem: " : " problems: ")
                        + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}

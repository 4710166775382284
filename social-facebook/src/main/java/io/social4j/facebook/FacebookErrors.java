package io.social4j.facebook;

import static io.social4j.model.FailureKind.FORBIDDEN;

import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphRule;
import io.social4j.spi.SocialClock;
import java.util.List;

/**
 * The rows all Graph APIs share are those of Pages as well (Graph API, "Handling errors", 2026-06-02; what publishers report,
 * 2026); here stands what people should know of a Page. Nothing is refreshed, so every code of a dead token means that the
 * account has to be connected again.
 */
final class FacebookErrors {

    private FacebookErrors() {}

    static GraphErrors of(SocialClock clock) {
        return GraphErrors.create(clock)
                .with(List.of(
                        GraphRule.code(200, FORBIDDEN)
                                .withHint(
                                        "pages_manage_posts is missing, or this is a user's token and not the Page's"),
                        GraphRule.code(10, FORBIDDEN)
                                .withHint("The app lacks a permission, for example pages_read_engagement")));
    }
}

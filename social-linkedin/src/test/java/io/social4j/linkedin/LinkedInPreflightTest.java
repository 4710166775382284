package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.linkedin.LinkedInDialect.Readiness;
import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is checked before sending is what the platform checks: posts made by chance go out if the pre-flight has nothing against
 * them, and are refused, if sent all the same, where it has.
 */
class LinkedInPreflightTest {

    private static final int CASES = 400;
    private static final long SEED = 20_261_129;

    /** Those that the platform can answer to: of the others nothing would be sent that it could refuse. */
    private static final List<String> SHARED = List.of(
            "article.title-length",
            "comment.length",
            "link.invalid",
            "media.alt-text",
            "media.count",
            "media.format",
            "media.mixed",
            "media.pixels",
            "media.video-duration",
            "media.video-size",
            "text.empty",
            "text.length",
            "title.length");

    private static final List<String> ONLY_IN_UGC = List.of("mentions.invalid");
    private static final List<String> ONLY_IN_POSTS = List.of(
            "document.title", "options.reshare", "poll.answer", "poll.answers", "poll.duration", "poll.question");

    private final Scene scene = new Scene();
    private final LinkedInApi api = new LinkedInApi(scene.settings(), scene.http(), scene.clock);
    private final PlatformToken token = Scene.token(scene.page);

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void agreesWithThePlatformInBothDirections(Api api) {
        long seed = Long.getLong("social4j.seed", SEED);
        LinkedInDialect dialect = dialect(api);
        RandomPosts posts = new RandomPosts(new Random(seed), scene.shelf, api);
        Set<String> alone = new TreeSet<>();
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            PublishPayload payload = posts.next();
            List<Violation> errors = LinkedInRules.check(payload, api).stream()
                    .filter(Violation::isError)
                    .toList();
            Set<String> broken = errors.stream()
                    .map(error -> error.rule().substring("linkedin.".length()))
                    .collect(Collectors.toSet());
            Optional<String> refusal = sent(dialect, payload);
            if (broken.size() == 1) {
                alone.addAll(broken);
            }

            assertThat(refusal.isEmpty())
                    .as("seed %d, case %d: %s; pre-flight %s, platform %s", seed, i, payload, errors, refusal)
                    .isEqualTo(errors.isEmpty());
            accepted += refusal.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).as("seed %d", seed).isBetween(CASES / 5, CASES * 4 / 5);
        assertThat(alone)
                .as("rules that were the only reason of a refusal, seed %d", seed)
                .containsAll(SHARED)
                .containsAll(api == Api.POSTS ? ONLY_IN_POSTS : ONLY_IN_UGC);
    }

    private LinkedInDialect dialect(Api chosen) {
        return chosen == Api.UGC
                ? new LinkedInUgcDialect(scene.http(), scene.shelf)
                : new LinkedInPostsDialect(scene.http(), new LinkedInUploads(scene.http(), scene.shelf));
    }

    /** Past all checks; answers what the platform has against it. */
    private Optional<String> sent(LinkedInDialect dialect, PublishPayload payload) {
        try {
            List<String> uploads = new ArrayList<>();
            payload.media().forEach(item -> uploads.add(dialect.upload(token, item)));
            for (String urn : uploads) {
                Readiness readiness = dialect.readiness(token, urn);
                for (int polls = 0; readiness == Readiness.PROCESSING && polls < 5; polls++) {
                    readiness = dialect.readiness(token, urn);
                }
            }
            LinkedInDraft draft = LinkedInDraft.of(token.account().id(), payload, uploads);
            String urn =
                    dialect.create(token, draft, () -> {}).header("x-restli-id").orElseThrow();
            assertThat(scene.live())
                    .filteredOn(post -> post.id().equals(urn))
                    .as("what people see of %s", payload.text())
                    .extracting(post -> post.text())
                    .containsExactly(draft.visible());
            String comment = draft.options().firstComment();
            if (comment != null) {
                assertThat(api.comment(token, urn, comment, () -> {}).status()).isEqualTo(201);
            }
            scene.clock.advance(Duration.ofMinutes(11));
            return Optional.empty();
        } catch (PlatformException refused) {
            assertThat(refused.failure().kind().isDefiniteRefusal())
                    .as("%s", refused.failure())
                    .isTrue();
            return Optional.of(refused.failure().toString());
        }
    }
}

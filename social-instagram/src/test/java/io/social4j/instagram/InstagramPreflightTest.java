package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformException;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is checked before sending and what the platform refuses are the same: posts at and around every limit, checked and then
 * sent unchecked, with both logins.
 */
final class InstagramPreflightTest {

    private static final int CASES = 600;
    private static final int COMMENTS = 40;
    private static final long SEED = 20261129;

    /** Those that the platform can answer to: of the others nothing would be sent that it could refuse. */
    private static final List<String> RULES = List.of(
            "alt-text.length",
            "caption.hashtags",
            "caption.length",
            "caption.mentions",
            "collaborators.count",
            "media.count",
            "media.format",
            "media.https",
            "media.image-ratio",
            "media.image-size",
            "media.image-width",
            "media.no-public-url",
            "media.video-codec",
            "media.video-duration",
            "media.video-frames",
            "media.video-ratio",
            "media.video-width",
            "options.invalid",
            "thumb-offset.range",
            "user-tags.count",
            "user-tags.place");

    @ParameterizedTest
    @EnumSource(Login.class)
    void agreesWithThePlatform(Login login) {
        int refused = 0;
        Set<String> alone = new TreeSet<>();
        try (InstagramStage stage = new InstagramStage(login, CASES)) {
            for (int i = 0; i < CASES; i++) {
                PublishPayload payload = new RandomPosts(new Random(SEED + i), login, stage.media).next();
                refused += agrees(stage, SEED + i, payload, alone) ? 0 : 1;
            }
        }
        assertThat(refused).as("refused of %d cases", CASES).isBetween(CASES / 5, CASES * 4 / 5);
        assertThat(alone).as("rules that were the only reason of a refusal").containsAll(RULES);
    }

    /** With Facebook Login the bytes themselves are sent, all of them. */
    @ParameterizedTest
    @CsvSource({"feed, 300000000", "feed, 300000001", "story, 100000000", "story, 100000001"})
    void agreesOverTheSizeOfAVideoThatIsSent(String placement, long size) {
        Set<String> alone = new TreeSet<>();
        try (InstagramStage stage = new InstagramStage(Login.FACEBOOK, CASES)) {
            Media video = stage.media.largeMp4(1080, 1920, Duration.ofSeconds(10), size);
            PublishPayload payload =
                    new PublishPayload(List.of(""), null, List.of(video), Map.of("placement", placement));
            boolean taken = agrees(stage, size, payload, alone);
            assertThat(taken).isEqualTo(size % 10 == 0);
            assertThat(alone).isEqualTo(taken ? Set.of() : Set.of("media.video-size"));
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void agreesOverTheCommentThatFollows(Login login) {
        int refused = 0;
        try (InstagramStage stage = new InstagramStage(login, CASES)) {
            for (int i = 0; i < COMMENTS; i++) {
                Random random = new Random(SEED + i);
                String comment = comment(random);
                Media picture =
                        new RandomPosts(random, login, stage.media).image(true).withAltText(null);
                PublishPayload payload = new PublishPayload(
                        List.of("Post " + i), null, List.of(picture), Map.of("first-comment", comment));
                boolean fine = stage.adapter.validate(payload).stream().noneMatch(Violation::isError);
                assertThat(isCommented(stage, payload))
                        .as("seed %d: %s", SEED + i, comment)
                        .isEqualTo(fine);
                refused += fine ? 0 : 1;
            }
        }
        assertThat(refused).as("refused of %d cases", COMMENTS).isBetween(COMMENTS / 5, COMMENTS * 4 / 5);
    }

    /** A blank one is not sent, so that Instagram has nothing to refuse. */
    private static String comment(Random random) {
        return (random.nextBoolean() ? "\uD83D\uDE00" : "x").repeat(2_199 + random.nextInt(3));
    }

    private static boolean isCommented(InstagramStage stage, PublishPayload payload) {
        try {
            stage.force(payload);
            return true;
        } catch (RecordingJournal.Stopped refused) {
            return false;
        }
    }

    /** Whether the platform took the post. */
    private static boolean agrees(InstagramStage stage, long seed, PublishPayload payload, Set<String> alone) {
        List<Violation> errors = stage.adapter.validate(payload).stream()
                .filter(Violation::isError)
                .toList();
        int before = stage.live().size();
        boolean accepted = isAccepted(stage, payload);
        if (accepted != errors.isEmpty()) {
            List<String> media = payload.media().stream()
                    .map(item -> item.shown() + " " + item.info())
                    .toList();
            fail(
                    "Seed %d: %s %s, checked as %s, was %s",
                    seed, media, payload.options(), errors, accepted ? "taken" : "refused");
        }
        assertThat(stage.live()).as("live, seed %d", seed).hasSize(before + (accepted ? 1 : 0));
        Set<String> broken = errors.stream()
                .map(error -> error.rule().substring("instagram.".length()))
                .collect(Collectors.toSet());
        if (broken.size() == 1) {
            alone.addAll(broken);
        }
        return accepted;
    }

    private static boolean isAccepted(InstagramStage stage, PublishPayload payload) {
        try {
            stage.force(payload);
            return true;
        } catch (PlatformException refused) {
            assertThat(refused.failure().kind().isDefiniteRefusal())
                    .as("%s", refused.failure())
                    .isTrue();
            return false;
        }
    }
}

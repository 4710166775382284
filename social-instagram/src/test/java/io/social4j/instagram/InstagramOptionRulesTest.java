package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.MediaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstagramOptionRulesTest {

    private static final String SHA = "0".repeat(64);
    private static final Media PICTURE = Media.ofUrl("https://cdn.example/x.jpg")
            .pinned(MediaInfo.image(SHA, MediaFormat.JPEG, 1_000, 1_080, 1_080));
    private static final Media VIDEO = Media.ofUrl("https://cdn.example/x.mp4")
            .pinned(MediaInfo.video(SHA, MediaFormat.MP4, 1_000, 1_080, 1_920, Duration.ofSeconds(10)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            placement | feed | -
            placement | storie | options.invalid
            placement | reel | options.misplaced
            location-id | 12 | -
            location-id | x | options.invalid
            ai-generated | 1 | options.invalid
            user-tags | anna:0.5:1, @b.b_:0:0.25 | -
            user-tags | anna | user-tags.place
            user-tags | anna:1.5:0 | options.invalid
            user-tags | anna:0.5 | options.invalid
            user-tags | an na:0.5:0.5 | options.invalid
            user-tags | 2/anna:0.5:0.5 | user-tags.item
            collaborators | a, b.b, c_c | -
            collaborators | a,b,c,d | collaborators.count
            collaborators | a b | options.invalid
            collaborators | a,,b | options.invalid
            thumb-offset | 1 | options.misplaced
            share-to-feed | true | options.misplaced
            audio-name | Rain | options.misplaced
            trial-reel | manual | options.misplaced
            first-comment | more | -
            first-comment | '  ' | options.invalid
            raw.some_new_field | x | -
            raw.caption | x | options.raw
            raw.access_token | x | options.raw
            raw.Some-Field | x | options.raw
            something | x | options.unknown
            """)
    void judgesTheOptionsOfAPicture(String name, String value, @Nullable String rule) {
        assertThat(errors(Map.of(name, value), PICTURE))
                .isEqualTo(rule == null ? List.of() : List.of("instagram." + rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            thumb-offset | 10000 | -
            thumb-offset | 10001 | thumb-offset.range
            thumb-offset | -1 | options.invalid
            share-to-feed | yes | options.invalid
            trial-reel | performance | -
            placement | reel | -
            trial-reel | MANUAL | options.invalid
            user-tags | anna | -
            """)
    void judgesTheOptionsOfAReel(String name, String value, @Nullable String rule) {
        assertThat(errors(Map.of(name, value), VIDEO))
                .isEqualTo(rule == null ? List.of() : List.of("instagram." + rule));
    }

    @ParameterizedTest
    @CsvSource({"location-id,1", "collaborators,a", "first-comment,more", "thumb-offset,1", "audio-name,Rain"})
    void refusesForAStoryWhatWouldBeDroppedWithoutAWord(String name, String value) {
        assertThat(errors(Map.of("placement", "story", name, value), VIDEO))
                .containsExactly("instagram.options.misplaced");
    }

    @Test
    void judgesNoStillOfAVideoWhoseCoverWins() {
        List<Violation> found = check(Map.of("thumb-offset", "10001"), VIDEO.withPoster(PICTURE));

        assertThat(found)
                .extracting(Violation::rule, Violation::isError)
                .containsExactly(tuple("instagram.thumb-offset.unused", false));
    }

    @Test
    void takesAPersonWithoutAPlaceInAStory() {
        assertThat(errors(Map.of("placement", "story", "user-tags", "anna"), PICTURE))
                .isEmpty();
    }

    @Test
    void takesOneItemInAStory() {
        List<Violation> found = check(Map.of("placement", "story"), PICTURE, PICTURE);

        assertThat(found).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("instagram.media.count");
            assertThat(violation.limit()).isEqualTo(1);
        });
    }

    @Test
    void countsThePeopleInEachItem() {
        String twenty = "1/anna:0.1:0.1,".repeat(20);
        assertThat(errors(Map.of("user-tags", twenty + "2/ben:0.1:0.1"), PICTURE, PICTURE))
                .isEmpty();
        assertThat(errors(Map.of("user-tags", twenty + "1/ben:0.1:0.1"), PICTURE, PICTURE))
                .containsExactly("instagram.user-tags.count");
    }

    @Test
    void judgesWhatDependsOnTheKindOnlyWhenTheMediaAreMeasured() {
        Media unknown = Media.ofUrl("https://cdn.example/x");

        assertThat(errors(Map.of("thumb-offset", "1", "user-tags", "anna"), unknown))
                .isEmpty();
    }

    @Test
    void knowsTheLengthOfAComment() {
        assertThat(check(Map.of("first-comment", "a".repeat(300)), PICTURE)).isEmpty();
        assertThat(check(Map.of("first-comment", "a".repeat(301)), PICTURE))
                .singleElement()
                .satisfies(violation -> assertThat(violation.isError()).isFalse());
        assertThat(check(Map.of("first-comment", "#a #b #c #d #e"), PICTURE))
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("instagram.comment.length"));
        assertThat(errors(Map.of("first-comment", "a".repeat(2_201)), PICTURE))
                .containsExactly("instagram.comment.length");
    }

    @Test
    void warnsOfTextThatAStoryDoesNotShow() {
        PublishPayload story =
                new PublishPayload(List.of("Hello"), null, List.of(PICTURE), Map.of("placement", "story"));

        assertThat(InstagramRules.check(story, new InstagramSource(Login.INSTAGRAM, MediaAccess.none())))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("instagram.story.caption");
                    assertThat(violation.isError()).isFalse();
                });
    }

    @Test
    void refusesHalvesOfCharacters() {
        PublishPayload half = new PublishPayload(List.of("a\uD83D"), null, List.of(PICTURE), Map.of());

        assertThat(InstagramRules.check(half, new InstagramSource(Login.INSTAGRAM, MediaAccess.none())))
                .extracting(Violation::rule)
                .containsExactly("instagram.text.invalid-character");
    }

    private static List<String> errors(Map<String, String> options, Media... media) {
        return check(options, media).stream()
                .filter(Violation::isError)
                .map(Violation::rule)
                .toList();
    }

    private static List<Violation> check(Map<String, String> options, Media... media) {
        PublishPayload payload = new PublishPayload(List.of(""), null, List.of(media), options);
        return InstagramRules.check(payload, new InstagramSource(Login.INSTAGRAM, MediaAccess.none()));
    }
}

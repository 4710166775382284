package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent and what comes back, in the exact characters. */
class LittleTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "Ask (us) [now] @team *bold* a_b ~x <y> {z} a|b C# \\"
                        + "! Ask \\(us\\) \\[now\\] \\@team \\*bold\\* a\\_b \\~x \\<y\\> \\{z\\} a\\|b C\\# \\\\",
                "Use #my_tag ! Use #my\\_tag",
                "Big news (#launch) ! Big news \\(#launch\\)",
                "#창업 ! {hashtag|\\#|창업}",
                "#창_업 now ! {hashtag|\\#|창\\_업} now",
                "#हिन्दी ! {hashtag|\\#|हिन्दी}",
                "#1 and #2nd ! \\#1 and #2nd",
                "R&D&#x ! R&D&\\#x",
                "https://example.com/a_b#top ! https://example.com/a\\_b\\#top",
                "https://example.com/#top ! https://example.com/\\#top",
                "##twice ! \\##twice",
                "#a#b ! #a\\#b",
                "🎉#déjà_vu🎉 ! 🎉#déjà\\_vu🎉",
                "plain, and no more. ! plain, and no more."
            })
    void escapesWhatMeansSomethingAndKeepsHashtags(String written, String sent) {
        assertThat(LittleText.escaped(written)).isEqualTo(sent);
        assertThat(LittleText.unescaped(sent)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "Use {hashtag|\\#|my\\_tag} ! Use #my_tag",
                "Use {hashtag|#|my_tag} ! Use #my_tag",
                "{hashtag|\uFF03|창업} ! #창업",
                "\\{hashtag\\|\\\\\\#\\|x\\} ! {hashtag|\\#|x}",
                "a (b) _c_ \\d ! a (b) _c_ \\d",
                "$1 and {hashtag|\\#|a$1} ! $1 and #a$1"
            })
    void readsWhatLinkedInGivesBack(String shown, String seen) {
        assertThat(LittleText.unescaped(shown)).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{hashtag|\\#|word}",
                "@[Name](urn:li:person:abc)",
                "\\",
                "\\\\#\\#a",
                "line one\nline two #tag\n\n(end)",
                "#_a_ #a_b_c #é #É1"
            })
    void givesBackWhatWasWritten(String written) {
        assertThat(LittleText.unescaped(LittleText.escaped(written))).isEqualTo(written);
    }

    @Test
    @Timeout(10)
    void comesToAnEndOverHostileTexts() {
        for (String piece : new String[] {"#_1", "{hashtag|\\#|", "\\", "#1"}) {
            String hostile = piece.repeat(20_000 / piece.length());
            assertThat(LittleText.unescaped(LittleText.escaped(hostile))).isEqualTo(hostile);
        }
    }
}

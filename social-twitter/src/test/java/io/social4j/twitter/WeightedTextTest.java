package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of the twitter-text conformance suite for configuration v3, and what surrounds them. */
class WeightedTextTest {

    static Stream<Arguments> vectors() {
        return Stream.of(
                of("Hi http://test.co", 26),
                of("http://test.co", 23),
                of("A\u0301B", 2),
                of("Hello, world! 👋", 16),
                of("H🐱☺👨‍👩‍👧‍👦", 7),
                of("😷👾😡🔥💩", 10),
                of("🙋🏽👨‍🎤", 4),
                of("1\u20E3", 2),
                of("故".repeat(140), 280),
                of("故".repeat(160), 320),
                of("http://example.com/1234567890 ".repeat(10), 240),
                of("a".repeat(64) + ".com", 68));
    }

    static Stream<Arguments> links() {
        return Stream.of(
                of("HTTPS://EXAMPLE.COM", 23),
                of("example.com", 23),
                of("see example.com.", 4 + 23 + 1),
                of("sub.example.co.uk/a/b?c=d&e=%20#f", 23),
                of("https://example.com/" + "a".repeat(4000), 23),
                of("https://example.com/" + "a".repeat(4100), 4120),
                of("https://example.com/a_(b)", 23),
                of("(https://example.com/a)", 25),
                of("https://example.com:8080/", 23),
                of("https://xn--bcher-kva.de", 23),
                of("https://müller.de", 23),
                of("https://例え.jp", 23),
                of("bücher.de", 23),
                of("xn--bcher-kva.xn--p1ai", 23),
                of("a".repeat(63) + ".com", 23),
                of("https://t.co/abcdef/more", 23 + 5),
                of("https://t.co/" + "a".repeat(41), 54),
                of("https://example.unknowntld/path", 31),
                of("example.unknowntld", 18),
                of("me@example.com", 14),
                of("@example.com", 12),
                of("#example.com", 12),
                of("a-.example.com", 14),
                of("ftp://example.com", 17),
                of("example.com+more", 16),
                of("example.comです", 27),
                of("1.5 and 2.0", 11));
    }

    static Stream<Arguments> characters() {
        return Stream.of(
                of("", 0),
                of("\u10FF", 1),
                of("\u1100", 2),
                of("\u2000\u200D\u2010\u201F\u2032\u2037", 6),
                of("\u200E\u200F\u2020\u2031\u2038", 10),
                of("é", 1),
                of("€", 2),
                of("𝒳", 2),
                of("@someone #tag", 13));
    }

    static Stream<Arguments> emojis() {
        return Stream.of(
                of("🇩🇪", 2),
                of("🇦🇦", 4),
                of("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
                of("☺\uFE0F", 2),
                of("©\uFE0F", 2),
                of("©", 1),
                of("👩🏽‍🚀", 2),
                of("🧑🏻‍🤝‍🧑🏿", 2),
                of("👩‍❤️‍💋‍👨", 2),
                of("🏳️‍🌈", 2),
                of("🤷‍♀️", 2),
                of("👨‍🐱", 2 + 1 + 2),
                of("🍕🏽", 4),
                of("\uD83E\uDEE0", 2));
    }

    @ParameterizedTest
    @MethodSource({"vectors", "links", "characters", "emojis"})
    void countsAsXDoes(String text, int length) {
        assertThat(WeightedText.lengthOf(text)).isEqualTo(length);
    }

    @Test
    void looksForNoLinksInATextThatIsTooLongForAnything() {
        assertThat(WeightedText.lengthOf("a.de ".repeat(6_500))).isEqualTo(6_500 * 24);
        assertThat(WeightedText.lengthOf("a.de ".repeat(6_600))).isEqualTo(6_600 * 5);
        assertThat(WeightedText.lengthOf("字".repeat(33_000))).isEqualTo(66_000);
    }

    @Test
    @Timeout(20)
    void comesToAnEndOverHostileTexts() {
        for (String piece : new String[] {"a.é", "é", "t.co/((a)"}) {
            String hostile = piece.repeat(32_768 / piece.length());
            assertThat(WeightedText.lengthOf(hostile)).isGreaterThan(280);
        }
    }

    private static Arguments of(String text, int length) {
        return Arguments.of(text, length);
    }
}

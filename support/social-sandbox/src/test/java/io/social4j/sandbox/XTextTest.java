package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class XTextTest {

    /** From the conformance tests of twitter-text. */
    @Test
    void countsAsTheConformanceVectorsDo() {
        Map.of(
                        "Hi http://test.co",
                        26,
                        "http://test.co",
                        23,
                        "A\u0301B",
                        2,
                        "Hello, world! \uD83D\uDC4B",
                        16,
                        "H\uD83D\uDC31\u263A\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
                        7,
                        "\uD83D\uDE37\uD83D\uDC7E\uD83D\uDE21\uD83D\uDD25\uD83D\uDCA9",
                        10,
                        "\uD83D\uDE4B\uD83C\uDFFD\uD83D\uDC68\u200D\uD83C\uDFA4",
                        4,
                        "1\u20E3",
                        2,
                        "\u5B57".repeat(140),
                        280,
                        "http://example.com/some/page ".repeat(10),
                        240)
                .forEach((text, length) ->
                        assertThat(XText.weightedLength(text)).as(text).isEqualTo(length));
    }

    @Test
    void doesNotCountALabelOfMoreThan63LettersAsALink() {
        String text = "a".repeat(64) + ".com";
        assertThat(XText.weightedLength(text)).isEqualTo(68);
    }

    @Test
    void leavesThePunctuationBehindALinkAlone() {
        assertThat(XText.links("See https://example.com/a?b=c.").get(0).address())
                .isEqualTo("https://example.com/a?b=c");
        assertThat(XText.asShown("1", "See https://example.com/a."))
                .startsWith("See https://t.co/")
                .endsWith(".");
    }

    @Test
    void escapesWhatIsNotALink() {
        assertThat(XText.asShown("1", "a < b & c > d")).isEqualTo("a &lt; b &amp; c &gt; d");
    }
}

package com.example.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML as Mastodon makes it of a text (entities/Status and recorded answers, 2026-11). */
final class MastodonPostTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a & b <c> | <p>a &amp; b &lt;c&gt;</p>",
                "&lt; stays | <p>&amp;lt; stays</p>",
                "it's \"it\" | <p>it&#39;s &quot;it&quot;</p>",
                "one two | <p>one<br />two</p>",
                "one two | <p>one</p><p>two</p>",
                "see https://example.com/a/b | <p>see <a href=\"https://example.com/a/b\"><span class=\"invisible\">https://</span>"
                        + "<span class=\"ellipsis\">example.com/a</span><span class=\"invisible\">/b</span></a></p>",
                "hi @ann@example.org | <p>hi <span class=\"h-card\"><a href=\"https://example.org/@ann\">@<span>ann</span></a>"
                        + "</span></p>",
                "#tag | <p><a href=\"https://m.example/tags/tag\">#<span>tag</span></a></p>"
            })
    void recognisesItsTextInHtml(String sent, String html) {
        assertThat(MastodonPost.fingerprint(MastodonPost.plain(html), "", 0))
                .isEqualTo(MastodonPost.fingerprint(sent, "", 0));
    }

    @ParameterizedTest
    @CsvSource({"text, '', 0", "text, spoiler, 1", "other, spoiler, 0"})
    void tellsTextSpoilerAndPicturesApart(String text, String spoiler, int media) {
        assertThat(MastodonPost.fingerprint(text, spoiler, media))
                .isNotEqualTo(MastodonPost.fingerprint("text", "spoiler", 0));
    }
}

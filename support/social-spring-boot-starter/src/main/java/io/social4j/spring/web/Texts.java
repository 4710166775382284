package io.social4j.spring.web;

/** Texts as callers write them. */
final class Texts {

    private Texts() {}

    /** Half of a pair of surrogates is no character: it could be neither stored nor shown as it came. */
    static String whole(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isHighSurrogate(one)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(one)) {
                throw RequestException.malformed("'" + field + "' holds half of a character at place " + i);
            }
        }
        return text;
    }
}

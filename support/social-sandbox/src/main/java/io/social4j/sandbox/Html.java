package io.social4j.sandbox;

/** Text that becomes part of a page. */
final class Html {

    private Html() {}

    /** Safe as content and between double or single quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package io.social4j.store.jdbc;

/**
 * How a text stands in a column. PostgreSQL's texts cannot hold the character NUL, and people may write it, so it is kept as
 * {@code ␀}. A text that holds no NUL and does not begin with {@link #MARK} stands there as it is, which is nearly every one; any
 * other begins with the mark, and in it {@code ␀} is NUL and a mark says that the character behind it means itself. Each text is
 * told from every other, so that columns may be compared. Columns that hold JSON need none of this: JSON writes NUL as an escape.
 */
public final class StoredText {

    /** Data link escape, U+0010. */
    private static final char MARK = '\u0010';

    private static final char NUL = '\u0000';
    private static final char NUL_SHOWN = '\u2400';

    private StoredText() {}

    /** As it is stored. */
    static String encoded(String text) {
        if (text.indexOf(NUL) < 0 && (text.isEmpty() || text.charAt(0) != MARK)) {
            return text;
        }
        StringBuilder stored = new StringBuilder(text.length() + 8).append(MARK);
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == NUL) {
                stored.append(NUL_SHOWN);
            } else if (one == MARK || one == NUL_SHOWN) {
                stored.append(MARK).append(one);
            } else {
                stored.append(one);
            }
        }
        return stored.toString();
    }

    /** The text that a column of the store means, for whoever reads the tables by SQL. */
    public static String decoded(String stored) {
        if (stored.isEmpty() || stored.charAt(0) != MARK) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 1; i < stored.length(); i++) {
            char one = stored.charAt(i);
            if (one == MARK && i + 1 < stored.length()) {
                i++;
                text.append(stored.charAt(i));
            } else {
                text.append(one == NUL_SHOWN ? NUL : one);
            }
        }
        return text.toString();
    }
}

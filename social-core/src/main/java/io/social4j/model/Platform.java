package io.social4j.model;

/**
 * The name of a platform, as in {@code social4j.platforms.<id>.*}: lower-case letters, digits and hyphens, starting with
 * a letter, at most 32 characters.
 */
public record Platform(String id) implements Comparable<Platform> {

    private static final int LONGEST = 32;

    /** @throws IllegalArgumentException if {@code id} is not a platform name */
    public Platform {
        if (!isName(id)) {
            throw new IllegalArgumentException(
                    "Not a platform name: '" + Shown.of(id)
                            + "'. Use lower-case letters, digits and hyphens, as the platform's artifact is called behind 'social-'.");
        }
    }

    /** Whether a platform could be called so. */
    public static boolean isName(String id) {
        if (id.isEmpty() || id.length() > LONGEST || !isLetter(id.charAt(0))) {
            return false;
        }
        // A loop, since every row that is read names one.
        for (int i = 1; i < id.length(); i++) {
            char one = id.charAt(i);
            if (!isLetter(one) && (one < '0' || one > '9') && one != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z';
    }

    public static Platform of(String id) {
        return new Platform(id);
    }

    @Override
    public int compareTo(Platform other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}

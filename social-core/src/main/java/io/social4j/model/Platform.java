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
        return !id.isEmpty()
                && id.length() <= LONGEST
                && isLetter(id.charAt(0))
                && id.chars().allMatch(letter -> isLetter(letter) || (letter >= '0' && letter <= '9') || letter == '-');
    }

    private static boolean isLetter(int character) {
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

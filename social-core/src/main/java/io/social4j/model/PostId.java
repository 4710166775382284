package io.social4j.model;

/** Identifies one post. Opaque: compare it, store it, never parse it. */
public record PostId(String value) implements Comparable<PostId> {

    public PostId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The id of a post must not be blank");
        }
    }

    public static PostId of(String value) {
        return new PostId(value);
    }

    @Override
    public int compareTo(PostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

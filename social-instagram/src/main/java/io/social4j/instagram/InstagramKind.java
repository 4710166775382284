package io.social4j.instagram;

/** What a post is on Instagram. The name of the constant is no part of any request. */
enum InstagramKind {
    /** One picture in the feed. */
    IMAGE("image"),
    /** Two to ten pictures and videos in the feed, one post. */
    CAROUSEL("carousel"),
    /** One video; the only kind of video post since November 2023. */
    REEL("reel"),
    /** One picture or video for 24 hours, without a caption. */
    STORY("story");

    private final String word;

    InstagramKind(String word) {
        this.word = word;
    }

    /** As it stands in fingerprints and messages. */
    String word() {
        return word;
    }
}

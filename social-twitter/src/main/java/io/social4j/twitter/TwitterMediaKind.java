package io.social4j.twitter;

import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;

/** What X makes of a file; each kind has a limit and a way of uploading of its own (docs.x.com, "Media", 2026-08). */
enum TwitterMediaKind {
    IMAGE("tweet_image", 5),
    GIF("tweet_gif", 15),
    VIDEO("tweet_video", 512);

    /** What larger and longer videos of accounts with X Premium are uploaded as. */
    static final String PREMIUM_VIDEO = "amplify_video";

    private final String category;
    private final long most;

    TwitterMediaKind(String category, long megabytes) {
        this.category = category;
        this.most = megabytes << 20;
    }

    static TwitterMediaKind of(MediaInfo info) {
        if (info.kind() == MediaFormat.Kind.VIDEO) {
            return VIDEO;
        }
        return info.format() == MediaFormat.GIF && info.animated() ? GIF : IMAGE;
    }

    /** The value of {@code media_category}. */
    String category() {
        return category;
    }

    /** In bytes, with megabytes of 2^20: what lies between them and those of 10^6 is left to X. */
    long most() {
        return most;
    }

    /** Whether it is sent in segments and processed afterwards; X takes pictures in one request. */
    boolean isChunked() {
        return this != IMAGE;
    }
}

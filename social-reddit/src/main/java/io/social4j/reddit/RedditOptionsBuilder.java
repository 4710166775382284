package io.social4j.reddit;

import io.social4j.http.OptionsWriter;
import java.util.List;

/** Writes what only Reddit understands of a post; {@link RedditOptions} says what each means. Not thread-safe. */
public final class RedditOptionsBuilder extends OptionsWriter<RedditOptionsBuilder> {

    RedditOptionsBuilder() {}

    @Override
    protected RedditOptionsBuilder self() {
        return this;
    }

    /** Where it goes; several become a delivery each. */
    public RedditOptionsBuilder subreddit(String... places) {
        return set(RedditOptions.SUBREDDIT, String.join(",", places));
    }

    /** What people see in the list; every post needs one. */
    public RedditOptionsBuilder title(String title) {
        return set(RedditOptions.TITLE, title);
    }

    /** A flair of the subreddit, by the id of its template. */
    public RedditOptionsBuilder flair(String templateId) {
        return set(RedditOptions.FLAIR_ID, templateId);
    }

    /** A flair whose text may be changed. */
    public RedditOptionsBuilder flair(String templateId, String text) {
        return flair(templateId).set(RedditOptions.FLAIR_TEXT, text);
    }

    /** Only for adults. */
    public RedditOptionsBuilder nsfw() {
        return set(RedditOptions.NSFW, "true");
    }

    /** Shown only to whoever asks for it. */
    public RedditOptionsBuilder spoiler() {
        return set(RedditOptions.SPOILER, "true");
    }

    /** Whether replies come to the inbox of the account; by default they do. */
    public RedditOptionsBuilder sendReplies(boolean value) {
        return set(RedditOptions.SEND_REPLIES, Boolean.toString(value));
    }

    /** Lets a link go where it was before. */
    public RedditOptionsBuilder resubmit() {
        return set(RedditOptions.RESUBMIT, "true");
    }

    /** Shows another post, by its id, full name or address. */
    public RedditOptionsBuilder crosspost(String post) {
        return set(RedditOptions.CROSSPOST, post);
    }

    /** A poll of so many days. */
    public RedditOptionsBuilder poll(int days, String... answers) {
        return lines(RedditOptions.POLL_OPTIONS, List.of(answers)).set(RedditOptions.POLL_DAYS, Integer.toString(days));
    }

    /** What stands under the pictures of a gallery, in their order; may be empty. */
    public RedditOptionsBuilder captions(String... captions) {
        return lines(RedditOptions.CAPTIONS, List.of(captions));
    }

    /** Where the pictures of a gallery lead, in their order; may be empty. */
    public RedditOptionsBuilder links(String... links) {
        return lines(RedditOptions.LINKS, List.of(links));
    }

    /** Shows a video without sound, again and again. */
    public RedditOptionsBuilder videogif() {
        return set(RedditOptions.VIDEOGIF, "true");
    }

    /** What the account says below its post. */
    public RedditOptionsBuilder firstComment(String text) {
        return set(RedditOptions.FIRST_COMMENT, text);
    }
}

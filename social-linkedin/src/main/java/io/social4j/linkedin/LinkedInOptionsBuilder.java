package io.social4j.linkedin;

import io.social4j.http.OptionsWriter;
import io.social4j.linkedin.LinkedInOptions.Poll;
import io.social4j.linkedin.LinkedInOptions.Visibility;

/** Writes what only LinkedIn understands of a post; {@link LinkedInOptions} says what each means. Not thread-safe. */
public final class LinkedInOptionsBuilder extends OptionsWriter<LinkedInOptionsBuilder> {

    LinkedInOptionsBuilder() {}

    @Override
    protected LinkedInOptionsBuilder self() {
        return this;
    }

    /** Who sees it; everybody by default. */
    public LinkedInOptionsBuilder visibility(Visibility value) {
        return set(LinkedInOptions.VISIBILITY, value.name());
    }

    /** What stands on the card of the link; LinkedIn does not read the page. */
    public LinkedInOptionsBuilder article(String title, String description) {
        return set(LinkedInOptions.ARTICLE_TITLE, title).set(LinkedInOptions.ARTICLE_DESCRIPTION, description);
    }

    /** Of a document, which needs one, or of a video. */
    public LinkedInOptionsBuilder title(String title) {
        return set(LinkedInOptions.TITLE, title);
    }

    /** A poll. */
    public LinkedInOptionsBuilder poll(Poll poll) {
        return set(LinkedInOptions.POLL_QUESTION, poll.question())
                .lines(LinkedInOptions.POLL_OPTIONS, poll.answers())
                .set(LinkedInOptions.POLL_DURATION, poll.duration());
    }

    /** Makes {@code @name} in the text a mention, if that is the real name; may be called several times. */
    public LinkedInOptionsBuilder mention(LinkedInMention who) {
        return add(LinkedInOptions.MENTIONS, "\n", who.name() + "=" + who.urn());
    }

    /** A comment that follows the post. */
    public LinkedInOptionsBuilder firstComment(String text) {
        return set(LinkedInOptions.FIRST_COMMENT, text);
    }

    /** Shows another post again, by its URN. */
    public LinkedInOptionsBuilder reshare(String urn) {
        return set(LinkedInOptions.RESHARE, urn);
    }

    /** Lets nobody share the post. */
    public LinkedInOptionsBuilder reshareDisabled() {
        return set(LinkedInOptions.RESHARE_DISABLED, "true");
    }
}

package io.social4j.twitter;

import io.social4j.http.OptionsWriter;
import io.social4j.twitter.TwitterOptions.Repliers;
import java.time.Duration;
import java.util.List;

/** Writes what only X understands of a post; {@link TwitterOptions} says what each means. Not thread-safe. */
public final class TwitterOptionsBuilder extends OptionsWriter<TwitterOptionsBuilder> {

    TwitterOptionsBuilder() {}

    @Override
    protected TwitterOptionsBuilder self() {
        return this;
    }

    /** Who may reply; everyone by default. */
    public TwitterOptionsBuilder repliesFrom(Repliers who) {
        return set(TwitterOptions.REPLY_SETTINGS, who.word());
    }

    /** A poll, open for this time, in whole minutes. */
    public TwitterOptionsBuilder poll(Duration open, String... answers) {
        return lines(TwitterOptions.POLL_OPTIONS, List.of(answers))
                .set(TwitterOptions.POLL_MINUTES, Long.toString(open.toMinutes()));
    }

    /** Quotes another post, by its id. */
    public TwitterOptionsBuilder quote(String post) {
        return set(TwitterOptions.QUOTE, post);
    }

    /** Replies to another post, by its id. */
    public TwitterOptionsBuilder replyTo(String post) {
        return set(TwitterOptions.REPLY_TO, post);
    }

    /** Posts in a community of the account. */
    public TwitterOptionsBuilder community(String id) {
        return set(TwitterOptions.COMMUNITY, id);
    }

    /** Whether a post of a community is shown to followers too. */
    public TwitterOptionsBuilder shareWithFollowers(boolean value) {
        return set(TwitterOptions.SHARE_WITH_FOLLOWERS, Boolean.toString(value));
    }

    /** Discloses that AI made it. */
    public TwitterOptionsBuilder madeWithAi() {
        return set(TwitterOptions.MADE_WITH_AI, "true");
    }

    /** Discloses that it is paid for. */
    public TwitterOptionsBuilder paidPartnership() {
        return set(TwitterOptions.PAID_PARTNERSHIP, "true");
    }

    /** The accounts that the media show, by their ids. */
    public TwitterOptionsBuilder taggedUsers(String... ids) {
        return set(TwitterOptions.TAGGED_USERS, String.join(",", ids));
    }

    /** The account has X Premium: long texts and larger videos are sent. */
    public TwitterOptionsBuilder premium() {
        return set(TwitterOptions.PREMIUM, "true");
    }
}

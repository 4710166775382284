package io.social4j.twitter;

import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What only X understands of a post. Immutable.
 *
 * @param replySettingsOrNull who may reply, in X's words; everyone if absent. In a thread it is set on the first part
 */
public record TwitterOptions(@Nullable String replySettingsOrNull) {

    /** Who may reply: {@value #EVERYONE}, or a value of {@code reply_settings}. */
    public static final String REPLY_SETTINGS = "reply-settings";

    private static final String EVERYONE = "everyone";

    /** Values of {@code reply_settings} (OpenAPI 2.167, 2026-08). */
    private static final List<String> NARROWER = List.of("following", "mentionedUsers", "subscribers", "verified");

    /** Reads the options of a payload; {@link #violations} has to be empty. */
    public static TwitterOptions from(PublishPayload payload) {
        String value = payload.options().get(REPLY_SETTINGS);
        return new TwitterOptions(EVERYONE.equals(value) ? null : value);
    }

    public Optional<String> replySettings() {
        return Optional.ofNullable(replySettingsOrNull);
    }

    static List<Violation> violations(PublishPayload payload) {
        List<Violation> found = new ArrayList<>();
        for (String key : new TreeSet<>(payload.options().keySet())) {
            String value = payload.options().get(key);
            if (!key.equals(REPLY_SETTINGS)) {
                found.add(error("unknown", key, "X has no option of this name. There is: " + REPLY_SETTINGS + "."));
            } else if (!EVERYONE.equals(value) && !NARROWER.contains(value)) {
                found.add(error(
                        REPLY_SETTINGS,
                        key,
                        "Who may reply is one of " + EVERYONE + ", " + String.join(", ", NARROWER) + "."));
            }
        }
        return found;
    }

    private static Violation error(String rule, String key, String message) {
        return Violation.error(TwitterAdapter.PLATFORM, "twitter.options." + rule, "options." + key, message);
    }
}

package io.social4j.twitter;

import io.social4j.http.Violations;
import io.social4j.model.PublishPayload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Reads the options of a payload; {@link #check} must have found nothing. */
    public static TwitterOptions from(PublishPayload payload) {
        String value = payload.options().get(REPLY_SETTINGS);
        return new TwitterOptions(EVERYONE.equals(value) ? null : value);
    }

    public Optional<String> replySettings() {
        return Optional.ofNullable(replySettingsOrNull);
    }

    static void check(PublishPayload payload, Violations found) {
        found.knownOptions(payload, Set.of(REPLY_SETTINGS));
        String value = payload.options().getOrDefault(REPLY_SETTINGS, EVERYONE);
        if (!EVERYONE.equals(value) && !NARROWER.contains(value)) {
            found.error(
                    "options." + REPLY_SETTINGS,
                    "options." + REPLY_SETTINGS,
                    "Who may reply is one of " + EVERYONE + ", " + String.join(", ", NARROWER) + ".");
        }
    }
}

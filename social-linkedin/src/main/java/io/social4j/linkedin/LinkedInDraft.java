package io.social4j.linkedin;

import io.social4j.model.PublishPayload;
import java.util.List;
import java.util.stream.Stream;

/**
 * A post that is ready to be sent. Immutable.
 *
 * @param author who publishes it, a URN
 * @param uploads the URNs of its media at LinkedIn, in the order of the payload's
 */
record LinkedInDraft(
        String author, PublishPayload payload, LinkedInOptions options, LinkedInKind kind, List<String> uploads) {

    LinkedInDraft {
        uploads = List.copyOf(uploads);
    }

    static LinkedInDraft of(String author, PublishPayload payload, List<String> uploads) {
        return new LinkedInDraft(author, payload, LinkedInOptions.from(payload), LinkedInKind.of(payload), uploads);
    }

    String text() {
        return payload.text();
    }

    /** The text as people see it. */
    String visible() {
        return LinkedInMention.visible(text(), options.mentions());
    }

    /** What tells it from other posts of the account; see {@link LinkedInFingerprint}. */
    String fingerprint() {
        LinkedInOptions.Poll poll = options.poll();
        return switch (kind) {
            case TEXT -> LinkedInFingerprint.text(visible(), isRaw());
            case ARTICLE -> LinkedInFingerprint.article(visible(), String.valueOf(payload.linkOrNull()), isRaw());
            case POLL ->
                LinkedInFingerprint.poll(
                        visible(),
                        poll == null
                                ? List.of()
                                : Stream.concat(Stream.of(poll.question()), poll.answers().stream())
                                        .toList(),
                        isRaw());
            case RESHARE -> LinkedInFingerprint.reshare(visible(), String.valueOf(options.reshare()), isRaw());
            case IMAGE, IMAGES, VIDEO, DOCUMENT -> LinkedInFingerprint.media(kind, visible(), uploads, isRaw());
        };
    }

    /** A field that is passed on may keep the post out of listings. */
    private boolean isRaw() {
        return !options.raw().isEmpty();
    }
}

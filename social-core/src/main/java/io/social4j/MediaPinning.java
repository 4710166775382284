package io.social4j;

import io.social4j.model.Content;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.MediaSource;
import io.social4j.model.Platform;
import io.social4j.model.Violation;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.MediaStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings the media of posts in when they are scheduled or changed. Thread-safe; blocks while it fetches. */
final class MediaPinning {

    private final MediaStore store;
    private final @Nullable MediaIntake intake;

    /** @param intake what fetches; without one, addresses stay as they are and anything else is refused */
    MediaPinning(MediaStore store, @Nullable MediaIntake intake) {
        this.store = store;
        this.intake = intake;
    }

    static boolean hasMedia(Content content) {
        return !content.media().isEmpty()
                || content.mediaByPlatform().values().stream().anyMatch(items -> !items.isEmpty());
    }

    /** Begins to bring in media of one post, or of many that are scheduled together. */
    Round begin() {
        return new Round();
    }

    /** What is known of a source after it was tried: its measures or why it was refused. */
    private record Tried(@Nullable MediaInfo info, @Nullable MediaRefusedException refusal) {}

    /** Fetches each source once, however often it occurs. One thread. */
    final class Round {

        private final Map<MediaSource, Tried> known = new HashMap<>();
        private final List<Violation> problems = new ArrayList<>();

        private Round() {}

        /**
         * The content with all its media pinned.
         *
         * @throws InvalidPostException with every item that cannot be used
         */
        Content pin(Content content) {
            problems.clear();
            List<Media> forAll = pin(content.media(), "media", null);
            Map<Platform, List<Media>> forSome = new TreeMap<>();
            new TreeMap<>(content.mediaByPlatform())
                    .forEach((platform, items) ->
                            forSome.put(platform, pin(items, "mediaByPlatform." + platform, platform)));
            if (!problems.isEmpty()) {
                throw new InvalidPostException(problems);
            }
            return new Content(
                    content.text(),
                    content.textByPlatform(),
                    content.threadByPlatform(),
                    content.link(),
                    forAll,
                    forSome,
                    content.options());
        }

        private List<Media> pin(List<Media> items, String field, @Nullable Platform platform) {
            List<Media> pinned = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                String name = "tem " + (i + 1) + " of " + items.size() + ": ";
                Media item = items.get(i);
                Media poster = item.poster();
                Media withPoster = poster == null
                        ? item
                        : item.withPoster(
                                pin(poster, field + "[" + i + "].poster", "The poster of i" + name, platform));
                pinned.add(pin(withPoster, field + "[" + i + "]", "I" + name, platform));
            }
            return pinned;
        }

        private Media pin(Media item, String field, String name, @Nullable Platform platform) {
            if (isKept(item) || (intake == null && item.source() instanceof MediaSource.Address)) {
                return item;
            }
            Tried tried = known.computeIfAbsent(item.source(), this::attempt);
            MediaRefusedException refusal = tried.refusal();
            if (refusal != null) {
                problems.add(Violation.error(platform, refusal.rule(), field, name + refusal.getMessage()));
            }
            MediaInfo info = tried.info();
            return info == null ? item : item.pinned(info);
        }

        /** Looking alone would not do: what is here may be on its way out, with nobody who needs it but this post. */
        private boolean isKept(Media item) {
            try {
                MediaInfo info = item.info();
                return info != null && store.keep(info.sha256());
            } catch (IOException away) {
                return false;
            }
        }

        private Tried attempt(MediaSource source) {
            try {
                return new Tried(
                        require(source)
                                .pin(new Media(source, null, null, null), store)
                                .info(),
                        null);
            } catch (MediaRefusedException refused) {
                return new Tried(null, refused);
            }
        }

        private MediaIntake require(MediaSource source) throws MediaRefusedException {
            if (source instanceof MediaSource.Pinned) {
                throw new MediaRefusedException("media.gone", "Its content is gone; give it again.");
            }
            if (intake == null) {
                throw new MediaRefusedException(
                        "media.intake.missing",
                        "Nothing here brings media in. Add the artifact social-http and call discover(), or give one to"
                                + " mediaIntake(…).");
            }
            return intake;
        }
    }
}

package io.social4j.facebook;

import io.social4j.http.JsonView;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphId;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Uploads photos that nobody sees until a post shows them, also where there is only one: its id is what the post is known by
 * if the answer is lost. Facebook deletes such photos after about 24 hours (Page photos, September 2026).
 */
final class FacebookPhotos {

    /** Begins the name of a step; the number of the photo follows. */
    static final String STEP = "photo-";

    /** Well before Facebook deletes it. */
    private static final Duration LIFE = Duration.ofHours(20);

    private final GraphApi graph;
    private final MediaAccess content;
    private final SocialClock clock;

    FacebookPhotos(GraphApi graph, MediaAccess content, SocialClock clock) {
        this.graph = graph;
        this.content = content;
        this.clock = clock;
    }

    /** The ids of all photos, in their order. */
    List<String> upload(PlatformToken token, List<Media> photos, PublishJournal journal) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < photos.size(); i++) {
            String step = STEP + (i + 1);
            Media photo = photos.get(i);
            String remembered = journal.remember(step, () -> upload(token, photo));
            if (isOld(remembered)) {
                journal.forget(step);
                remembered = journal.remember(step, () -> upload(token, photo));
            }
            ids.add(idIn(remembered));
        }
        return ids;
    }

    /** The photo of a step. */
    static String idIn(String remembered) {
        return remembered.split(" ", 2)[0];
    }

    /** {@code POST /{page}/photos} with {@code published=false}. */
    private String upload(PlatformToken token, Media photo) {
        MediaInfo info = photo.info();
        if (info == null) {
            throw PlatformException.of(FailureKind.MEDIA_REJECTED, photo.shown() + " was not pinned");
        }
        FacebookForm form = FacebookForm.empty().put("published", "false").put("alt_text_custom", photo.altText());
        JsonView answer = graph.on(token.account())
                .upload(
                        token.accessToken(),
                        form.fields(),
                        files -> files.file(
                                "source",
                                "photo." + info.format().extension(),
                                info.format().type(),
                                info.size(),
                                () -> content.open(photo)),
                        List.of(token.account().id(), "photos"));
        String id = GraphId.in(answer.at("id")).orElseThrow(FacebookListings.unexpected("a photo without an id"));
        return id + " " + clock.now().getEpochSecond();
    }

    private boolean isOld(String remembered) {
        String since = remembered.substring(remembered.indexOf(' ') + 1);
        return !since.matches("[0-9]{1,11}")
                || Instant.ofEpochSecond(Long.parseLong(since)).plus(LIFE).isBefore(clock.now());
    }
}

package io.social4j.instagram;

import io.social4j.instagram.InstagramApi.Container;
import io.social4j.model.Media;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a post so far that one call publishes it: containers are made, bytes are sent, and Instagram has processed them. Nobody
 * sees any of it; containers that are not published vanish after 24 hours.
 */
final class InstagramPreparation {

    /** The step that remembers the container of the post, whatever its kind. */
    static final String CONTAINER = "container";

    private static final String UPLOAD = "upload";
    private static final String CHILD = "child-";

    /** Pictures are ready within 3 to 5 seconds as a rule, videos within 10 to 30 (publishers' reports, 2026). */
    private static final Duration PICTURES = Duration.ofSeconds(5);

    private static final Duration VIDEOS = Duration.ofSeconds(10);

    private final InstagramApi api;
    private final InstagramUpload uploads;
    private final InstagramSource source;
    private final InstagramErrors errors;

    InstagramPreparation(InstagramApi api, InstagramUpload uploads, InstagramSource source, InstagramErrors errors) {
        this.api = api;
        this.uploads = uploads;
        this.source = source;
        this.errors = errors;
    }

    /** Goes as far as it can on this visit. */
    Prepared prepare(PlatformToken token, InstagramPost post, PublishJournal journal) {
        String box;
        try {
            box = post.isKind(InstagramKind.CAROUSEL) ? carousel(token, post, journal) : single(token, post, journal);
        } catch (UnreadyChildException child) {
            return unready(child.container, stepsOf(post, child.item), post, journal);
        }
        Container container = container(token, box, post, journal);
        return switch (container.state()) {
            case FINISHED -> new Prepared(box, false, null);
            // An attempt judged absent is live after all. Instagram publishes a container once: the answer leaves the
            // outcome unknown, and the look that follows finds the post.
            case PUBLISHED -> new Prepared(box, true, null);
            default -> unready(container, stepsOf(post), post, journal);
        };
    }

    private String single(PlatformToken token, InstagramPost post, PublishJournal journal) {
        Media media = post.media().get(0);
        String box = journal.remember(
                CONTAINER, () -> api.create(token, InstagramContainer.single(post, source.fields(post, media))));
        upload(token, box, media, UPLOAD, journal);
        return box;
    }

    /** All children are made before the first is asked for, so that Instagram works on them at the same time. */
    private String carousel(PlatformToken token, InstagramPost post, PublishJournal journal) {
        List<String> children = new ArrayList<>();
        for (int i = 1; i <= post.media().size(); i++) {
            int item = i;
            Media media = post.media().get(item - 1);
            String child = journal.remember(
                    CHILD + item,
                    () -> api.create(token, InstagramContainer.child(post, item, source.fields(post, media))));
            upload(token, child, media, UPLOAD + "-" + item, journal);
            children.add(child);
        }
        return journal.remember(CONTAINER, () -> {
            requireFinished(token, children);
            return api.create(token, InstagramContainer.carousel(post, children));
        });
    }

    private void upload(PlatformToken token, String box, Media media, String step, PublishJournal journal) {
        if (source.sendsBytes(media)) {
            journal.remember(step, () -> uploads.send(token, box, media));
        }
    }

    private void requireFinished(PlatformToken token, List<String> children) {
        for (int i = 0; i < children.size(); i++) {
            Container child = orExpired(token, children.get(i));
            if (child.state() != Container.State.FINISHED) {
                throw new UnreadyChildException(i + 1, child);
            }
        }
    }

    /** A child that Instagram no longer knows is as good as one that has expired. */
    private Container orExpired(PlatformToken token, String child) {
        try {
            return api.container(token, child);
        } catch (PlatformException failed) {
            if (InstagramErrors.isContainerGone(failed.failure())) {
                return new Container(Container.State.EXPIRED, "");
            }
            throw failed;
        }
    }

    /** Reads the container; one that no longer exists is forgotten, so that the next visit makes another. */
    private Container container(PlatformToken token, String box, InstagramPost post, PublishJournal journal) {
        try {
            return api.container(token, box);
        } catch (PlatformException failed) {
            if (InstagramErrors.isContainerGone(failed.failure())) {
                stepsOf(post).forEach(journal::forget);
            }
            throw failed;
        }
    }

    private Prepared unready(Container container, List<String> steps, InstagramPost post, PublishJournal journal) {
        if (container.state() == Container.State.IN_PROGRESS) {
            return Prepared.pending(PublishResult.pending(post.hasVideo() ? VIDEOS : PICTURES, "processing"));
        }
        // A container never recovers; the next visit, if there is one, has to make another.
        steps.forEach(journal::forget);
        if (container.state() == Container.State.EXPIRED) {
            return Prepared.pending(
                    PublishResult.pending(Duration.ZERO, "the container has expired, a new one is made"));
        }
        throw errors.container(container.text());
    }

    /** The steps that stand for a container of that post; a carousel takes its children along. */
    private List<String> stepsOf(InstagramPost post) {
        List<String> steps = new ArrayList<>();
        steps.add(CONTAINER);
        if (!post.isKind(InstagramKind.CAROUSEL)) {
            if (source.sendsBytes(post.media().get(0))) {
                steps.add(UPLOAD);
            }
            return steps;
        }
        for (int item = 1; item <= post.media().size(); item++) {
            steps.addAll(stepsOf(post, item));
        }
        return steps;
    }

    private List<String> stepsOf(InstagramPost post, int item) {
        return source.sendsBytes(post.media().get(item - 1))
                ? List.of(CHILD + item, UPLOAD + "-" + item)
                : List.of(CHILD + item);
    }

    /**
     * How far it came.
     *
     * @param isPublished whether Instagram says that the container is live already
     * @param pending not {@code null} if the visit is over for now; then there is no container to publish
     */
    record Prepared(
            String container, boolean isPublished, @Nullable PublishResult pending) {

        private static Prepared pending(PublishResult result) {
            return new Prepared("", false, result);
        }
    }

    /** Leaves {@link PublishJournal#remember} without a value: the carousel cannot be made yet. */
    private static final class UnreadyChildException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int item;
        private final transient Container container;

        private UnreadyChildException(int item, Container container) {
            super("Item " + item + " is not ready", null, false, false);
            this.item = item;
            this.container = container;
        }
    }
}

package io.social4j;

import io.social4j.model.Account;
import io.social4j.model.Content;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.model.Violation;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.SocialStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Schedules one list of requests: all of them, or none. Used once, on one thread. */
final class ScheduleAll {

    private final SocialStore store;
    private final Platforms platforms;
    private final NewPosts newPosts;
    private final MediaPinning.Round media;
    private final Instant now;
    private final Map<String, List<Account>> accounts = new HashMap<>();
    private final Map<Integer, ScheduledPost> before = new HashMap<>();
    private final Map<Integer, RequestCheck> checked = new TreeMap<>();
    private final List<NewPost> posts = new ArrayList<>();
    private final List<Violation> errors = new ArrayList<>();

    ScheduleAll(SocialStore store, Platforms platforms, NewPosts newPosts, MediaPinning.Round media) {
        this.store = store;
        this.platforms = platforms;
        this.newPosts = newPosts;
        this.media = media;
        this.now = store.now();
    }

    /** The posts, in the order of their requests. */
    List<ScheduledPost> of(List<PublishRequest> requests) {
        for (int i = 0; i < requests.size(); i++) {
            take(i, requests.get(i));
        }
        SocialPublisher.refuse(errors);
        checked.forEach((index, check) -> make(index, requests.get(index), check));
        SocialPublisher.refuse(errors);
        List<PostStore.Added> added =
                posts.isEmpty() ? List.of() : store.posts().addAll(posts);
        added.forEach(SocialPublisher::same);
        List<ScheduledPost> all = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < requests.size(); i++) {
            ScheduledPost known = before.get(i);
            all.add(known == null ? added.get(next++).post() : known);
        }
        return List.copyOf(all);
    }

    /** What is wrong with a request may have been right when its post was scheduled, before: its time, for example. */
    private void take(int index, PublishRequest request) {
        RequestCheck check = new RequestCheck(
                platforms,
                user -> accounts.computeIfAbsent(user, any -> store.accounts().of(any)));
        List<Violation> wrong =
                check.check(request, now).stream().filter(Violation::isError).toList();
        boolean isFetched = MediaPinning.hasMedia(request.content());
        if (wrong.isEmpty() && !isFetched) {
            checked.put(index, check);
            return;
        }
        Optional<ScheduledPost> known = request.idempotencyKey()
                .flatMap(key -> store.posts().existing(request.user(), key, RequestHash.of(request)))
                .map(SocialPublisher::same);
        if (known.isPresent()) {
            before.put(index, known.get());
        } else if (wrong.isEmpty()) {
            checked.put(index, check);
        } else {
            refuse(index, wrong);
        }
    }

    /** Fetches the media of a request; only when nothing else is wrong with any of them. */
    private void make(int index, PublishRequest request, RequestCheck check) {
        Content content = request.content();
        Instant due = now;
        if (MediaPinning.hasMedia(content)) {
            try {
                content = media.pin(content);
                refuse(
                        index,
                        check.checkPinned(content).stream()
                                .filter(Violation::isError)
                                .toList());
                due = store.now();
            } catch (InvalidPostException unusable) {
                refuse(index, unusable.violations());
            }
        }
        posts.add(newPosts.of(request, content, check.accounts(), due));
    }

    private void refuse(int index, List<Violation> wrong) {
        wrong.stream().map(one -> one.inside("[" + index + "]")).forEach(errors::add);
    }
}

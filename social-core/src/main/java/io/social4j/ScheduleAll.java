package io.social4j;

import io.social4j.model.Account;
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
import java.util.stream.Collectors;

/** Schedules one list of requests: all of them, or none. Used once, on one thread. */
final class ScheduleAll {

    private final SocialStore store;
    private final Platforms platforms;
    private final NewPosts newPosts;
    private final Instant now;
    private final Map<String, List<Account>> accounts = new HashMap<>();
    private final Map<Integer, ScheduledPost> before = new HashMap<>();
    private final List<NewPost> posts = new ArrayList<>();
    private final List<Violation> errors = new ArrayList<>();

    ScheduleAll(SocialStore store, Platforms platforms, NewPosts newPosts) {
        this.store = store;
        this.platforms = platforms;
        this.newPosts = newPosts;
        this.now = store.now();
    }

    /** The posts, in the order of their requests. */
    List<ScheduledPost> of(List<PublishRequest> requests) {
        accounts.putAll(
                store.accounts().of(requests.stream().map(PublishRequest::user).collect(Collectors.toSet())));
        for (int i = 0; i < requests.size(); i++) {
            take(i, requests.get(i));
        }
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
        RequestCheck check = new RequestCheck(platforms, user -> accounts.getOrDefault(user, List.of()));
        List<Violation> wrong =
                check.check(request, now).stream().filter(Violation::isError).toList();
        if (wrong.isEmpty()) {
            posts.add(newPosts.of(request, check.accounts(), now));
            return;
        }
        Optional<ScheduledPost> known = request.idempotencyKey()
                .flatMap(key -> store.posts().existing(request.user(), key, RequestHash.of(request)))
                .map(SocialPublisher::same);
        known.ifPresentOrElse(
                post -> before.put(index, post),
                () -> wrong.stream().map(one -> one.inside("[" + index + "]")).forEach(errors::add));
    }
}

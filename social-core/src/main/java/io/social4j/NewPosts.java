package io.social4j;

import io.social4j.internal.Ids;
import io.social4j.model.Account;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.model.PublishRequest;
import io.social4j.spi.store.NewPost;
import java.time.Instant;
import java.util.List;

/** Makes the posts to be stored out of requests that were checked. Thread-safe. */
final class NewPosts {

    private final Ids ids;
    private final Platforms platforms;

    NewPosts(Ids ids, Platforms platforms) {
        this.ids = ids;
        this.platforms = platforms;
    }

    /**
     * One delivery for each account, or for each place of an account.
     *
     * @param content that of the request, with its media pinned
     * @param now when a request without a time is due
     */
    NewPost of(PublishRequest request, Content content, List<Account> accounts, Instant now) {
        return new NewPost(
                PostId.of(ids.next()),
                request.user(),
                request.project().orElse(null),
                content,
                request.at().orElse(now),
                request.zone(),
                request.draft(),
                request.idempotencyKey().orElse(null),
                request.idempotencyKey().map(key -> RequestHash.of(request)).orElse(""),
                accounts.stream()
                        .flatMap(account -> platforms.payloads(content, account.platform()).stream()
                                .map(payload -> new NewPost.NewDelivery(
                                        DeliveryId.of(ids.next()), account.id(), account.remote(), payload)))
                        .toList());
    }
}

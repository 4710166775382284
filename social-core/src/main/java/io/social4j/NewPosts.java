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

    NewPosts(Ids ids) {
        this.ids = ids;
    }

    /** @param now when a request without a time is due */
    NewPost of(PublishRequest request, List<Account> accounts, Instant now) {
        Content content = request.content();
        return new NewPost(
                PostId.of(ids.next()),
                request.user(),
                request.project().orElse(null),
                content,
                request.at().orElse(now),
                request.zone(),
                request.draft(),
                request.idempotencyKey().orElse(null),
                RequestHash.of(request),
                accounts.stream()
                        .map(account -> new NewPost.NewDelivery(
                                DeliveryId.of(ids.next()),
                                account.id(),
                                account.remote(),
                                content.payloadFor(account.platform())))
                        .toList());
    }
}

package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.model.ScheduledPost;
import java.util.Collection;

/** Finds what belongs to a user. What belongs to another one is not there, and that somebody asked is written down. */
final class Owned {

    /** What stores keep of an id; a longer one is of nothing. */
    private static final int LONGEST_ID = 64;

    private final Social4j social;

    Owned(Social4j social) {
        this.social = social;
    }

    ScheduledPost post(String user, String id) {
        ScheduledPost post = (isId(id)
                        ? social.publisher().find(PostId.of(id))
                        : java.util.Optional.<ScheduledPost>empty())
                .orElseThrow(() -> RequestException.notFound("post"));
        return ofUser(user, post, "post");
    }

    Delivery delivery(String user, String id) {
        DeliveryId delivery = DeliveryId.of(isId(id) ? id : "none");
        ScheduledPost post = social.publisher().find(delivery).orElseThrow(() -> RequestException.notFound("delivery"));
        return ofUser(user, post, "delivery").deliveries().stream()
                .filter(one -> one.id().equals(delivery))
                .findFirst()
                .orElseThrow(() -> RequestException.notFound("delivery"));
    }

    Account account(String user, String id) {
        Account account = social.accounts()
                .find(AccountId.of(isId(id) ? id : "none"))
                .orElseThrow(() -> RequestException.notFound("account"));
        if (!account.user().equals(user)) {
            social.events().denied(user, account.id());
            throw RequestException.notFound("account");
        }
        return account;
    }

    /** Accounts of other users that somebody names; they are refused as if they were not there. */
    void noteForeign(String user, Collection<String> accounts) {
        accounts.stream()
                .filter(Owned::isId)
                .flatMap(id -> social.accounts().find(AccountId.of(id)).stream())
                .filter(account -> !account.user().equals(user))
                .forEach(account -> social.events().denied(user, account.id()));
    }

    private ScheduledPost ofUser(String user, ScheduledPost post, String what) {
        if (!post.user().equals(user)) {
            social.events().denied(user, post.id());
            throw RequestException.notFound(what);
        }
        return post;
    }

    private static boolean isId(String text) {
        return !text.isBlank() && text.length() <= LONGEST_ID && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}

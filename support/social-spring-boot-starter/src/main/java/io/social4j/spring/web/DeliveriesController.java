package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.SocialPublisher;
import io.social4j.model.DeliveryId;
import io.social4j.spring.CurrentUser;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Single deliveries: what is live, and what a person has to settle. */
@ConditionalOnMissingBean(name = "socialDeliveriesController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/deliveries")
final class DeliveriesController {

    /** What stores keep of an id at a platform. */
    private static final int LONGEST_REMOTE_ID = 300;

    private final SocialPublisher publisher;
    private final CurrentUser currentUser;
    private final Owned owned;

    DeliveriesController(Social4j social, CurrentUser currentUser, Owned owned) {
        this.publisher = social.publisher();
        this.currentUser = currentUser;
        this.owned = owned;
    }

    @DeleteMapping("/{id}/remote")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void deleteAtThePlatform(@PathVariable String id) {
        String user = currentUser.userId();
        publisher.actingAs(user).delete(owned.delivery(user, id).id());
    }

    @PostMapping("/{id}/resolve")
    DeliveryView resolve(@PathVariable String id, @RequestBody VerdictBody body) {
        String user = currentUser.userId();
        DeliveryId delivery = owned.delivery(user, id).id();
        if (body.verdict() == null) {
            throw RequestException.malformed("'verdict' must be PUBLISHED or NOT_PUBLISHED");
        }
        switch (body.verdict()) {
            case PUBLISHED -> publisher.actingAs(user).resolvePublished(delivery, remoteId(body));
            case NOT_PUBLISHED -> publisher.actingAs(user).resolveNotPublished(delivery);
        }
        return DeliveryView.of(owned.delivery(user, id));
    }

    private static String remoteId(VerdictBody body) {
        String id = body.remoteId() == null ? "" : body.remoteId().strip();
        if (id.isEmpty() || id.length() > LONGEST_REMOTE_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw RequestException.malformed("'remoteId' must be the id of the live post at the platform");
        }
        return id;
    }
}

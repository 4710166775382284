package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.SocialException;
import io.social4j.SocialPublisher;
import io.social4j.model.Delivery;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.spring.CurrentUser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What ended without success and waits for a person. */
@ConditionalOnMissingBean(name = "socialDeadLettersController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/dead-letters")
final class DeadLettersController {

    private static final int MOST_SHOWN = 1_000;
    private static final int MOST_REPLAYED = 10_000;

    private final SocialPublisher publisher;
    private final CurrentUser currentUser;
    private final Owned owned;
    private final RateLimits limits;

    DeadLettersController(Social4j social, CurrentUser currentUser, Owned owned, RateLimits limits) {
        this.publisher = social.publisher();
        this.currentUser = currentUser;
        this.owned = owned;
        this.limits = limits;
    }

    @GetMapping
    DeadLetterView[] deadLetters(
            @RequestParam(required = false) @Nullable String platform,
            @RequestParam(required = false) @Nullable String kind) {
        return publisher.deadLetters(currentUser.userId(), wanted(platform, kind), MOST_SHOWN).stream()
                .map(DeadLetterView::of)
                .toArray(DeadLetterView[]::new);
    }

    /** Reconciles first if any attempt was unclear: the engine looks before it sends. */
    @PostMapping("/{deliveryId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView replay(@PathVariable String deliveryId) {
        String user = currentUser.userId();
        limits.count(user);
        publisher.actingAs(user).replay(owned.delivery(user, deliveryId).id());
        return DeliveryView.of(owned.delivery(user, deliveryId));
    }

    /** Paced by the engine, as all posts of an account are. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replayAll(@RequestBody ReplayBody body) {
        String user = currentUser.userId();
        limits.count(user);
        List<Delivery> letters = publisher.deadLetters(user, wanted(body.platform(), body.kind()), MOST_REPLAYED);
        int replayed = 0;
        for (Delivery letter : letters) {
            replayed += replayed(publisher.actingAs(user), letter) ? 1 : 0;
        }
        return new Replayed(replayed);
    }

    @PostMapping("/{deliveryId}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable String deliveryId) {
        String user = currentUser.userId();
        publisher.actingAs(user).dismiss(owned.delivery(user, deliveryId).id());
    }

    /** Somebody else may have settled it meanwhile. */
    private static boolean replayed(SocialPublisher publisher, Delivery letter) {
        try {
            publisher.replay(letter.id());
            return true;
        } catch (SocialException settled) {
            return false;
        }
    }

    private static Predicate<Delivery> wanted(@Nullable String platform, @Nullable String kind) {
        Predicate<Delivery> all = any -> true;
        if (platform != null && !platform.isEmpty()) {
            Platform only = platform(platform);
            all = all.and(letter -> letter.platform().equals(only));
        }
        if (kind != null && !kind.isEmpty()) {
            FailureKind only = kind(kind);
            all = all.and(letter ->
                    letter.failure().filter(failure -> failure.kind() == only).isPresent());
        }
        return all;
    }

    private static Platform platform(String name) {
        if (!Platform.isName(name)) {
            throw RequestException.malformed("There is no platform of such a name; write it as in twitter");
        }
        return Platform.of(name);
    }

    private static FailureKind kind(String name) {
        return Arrays.stream(FailureKind.values())
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> RequestException.malformed("'kind' must be one of " + List.of(FailureKind.values())));
    }
}

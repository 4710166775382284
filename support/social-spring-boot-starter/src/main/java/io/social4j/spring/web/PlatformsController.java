package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.SocialPublisher;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.spring.CurrentUser;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The kill switch of whole platforms, for operators. */
@ConditionalOnMissingBean(name = "socialPlatformsController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/platforms")
final class PlatformsController {

    private static final String ALL = "*";

    private final SocialPublisher publisher;
    private final CurrentUser currentUser;

    PlatformsController(Social4j social, CurrentUser currentUser) {
        this.publisher = social.publisher();
        this.currentUser = currentUser;
    }

    @PostMapping("/{platform}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable String platform) {
        asOperator().pause(target(platform));
    }

    @PostMapping("/{platform}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String platform) {
        asOperator().resume(target(platform));
    }

    private SocialPublisher asOperator() {
        String user = currentUser.userId();
        if (!currentUser.isOperator()) {
            throw RequestException.notAnOperator();
        }
        return publisher.actingAs(user);
    }

    private static HoldTarget target(String platform) {
        if (platform.equals(ALL)) {
            return HoldTarget.everything();
        }
        if (!Platform.isName(platform)) {
            throw RequestException.notFound("platform");
        }
        return HoldTarget.platform(Platform.of(platform));
    }
}

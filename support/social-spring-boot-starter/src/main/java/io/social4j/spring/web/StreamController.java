package io.social4j.spring.web;

import io.social4j.spring.CurrentUser;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens to posts, while it happens. */
@ConditionalOnMissingBean(name = "socialStreamController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/calendar")
final class StreamController {

    private final PostStream stream;
    private final CurrentUser currentUser;

    StreamController(PostStream stream, CurrentUser currentUser) {
        this.stream = stream;
        this.currentUser = currentUser;
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() {
        return stream.open(currentUser.userId());
    }
}

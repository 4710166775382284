package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.SocialPublisher;
import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.Platform;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.Scheduled;
import io.social4j.model.ScheduledPost;
import io.social4j.spring.CurrentUser;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What a user schedules. */
@ConditionalOnMissingBean(name = "socialCalendarController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/calendar")
final class CalendarController {

    private static final int LONGEST_KEY = 300;

    /** Pages may be empty where few of many posts have the status that is asked for. */
    private static final int MOST_PAGES = 100;

    private final Social4j social;
    private final SocialPublisher publisher;
    private final CurrentUser currentUser;
    private final Owned owned;
    private final RateLimits limits;
    private final String basePath;
    private final int mostEvents;

    CalendarController(
            Social4j social, CurrentUser currentUser, Owned owned, RateLimits limits, SocialWebProperties properties) {
        this.social = social;
        this.publisher = social.publisher();
        this.currentUser = currentUser;
        this.owned = owned;
        this.limits = limits;
        this.basePath = properties.basePath();
        this.mostEvents = properties.maxEvents();
    }

    @PostMapping("/schedule")
    ResponseEntity<PostView> schedule(
            @RequestBody PostBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        String user = currentUser.userId();
        limits.count(user);
        owned.noteForeign(
                user, body.accounts() == null ? List.of() : body.accounts().values());
        Scheduled scheduled = publisher.actingAs(user).scheduleOnce(body.toRequest(user, checked(idempotencyKey)));
        PostView post = PostView.of(scheduled.post());
        return scheduled.isNew()
                ? ResponseEntity.created(locationOf(post)).body(post)
                : ResponseEntity.ok().location(locationOf(post)).body(post);
    }

    @PostMapping("/validate")
    PreviewView validate(@RequestBody PostBody body) {
        String user = currentUser.userId();
        if (!body.impossibleNames().isEmpty()) {
            return PreviewView.refused(body.impossibleNames());
        }
        PublishRequest request = body.toRequest(user, null);
        return PreviewView.of(request, publisher.preview(request));
    }

    @GetMapping("/events")
    CalendarEvent[] events(
            @RequestParam String start,
            @RequestParam String end,
            @RequestParam(required = false) @Nullable String projectId,
            @RequestParam(required = false) @Nullable String platform,
            @RequestParam(required = false) @Nullable String status) {
        CalendarQuery query = query(Times.parse("start", start), Times.parse("end", end));
        if (projectId != null && !projectId.isEmpty()) {
            query = query.project(projectId);
        }
        if (platform != null && !platform.isEmpty()) {
            if (!Platform.isName(platform)) {
                return new CalendarEvent[0];
            }
            query = query.platform(platform);
        }
        if (status != null && !status.isEmpty()) {
            query = query.status(status(status));
        }
        return all(query).toArray(CalendarEvent[]::new);
    }

    @GetMapping("/posts/{id}")
    PostView post(@PathVariable String id) {
        return PostView.of(owned.post(currentUser.userId(), id));
    }

    @PatchMapping("/posts/{id}")
    PostView change(@PathVariable String id, @RequestBody PostChange change) {
        String user = currentUser.userId();
        ScheduledPost post = owned.post(user, id);
        return PostView.of(publisher.actingAs(user).edit(post.id(), change.toEdit(post)));
    }

    @DeleteMapping("/posts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id) {
        String user = currentUser.userId();
        ScheduledPost ignored =
                publisher.actingAs(user).cancel(owned.post(user, id).id());
    }

    @GetMapping("/posts/{id}/explain")
    ExplanationView explain(@PathVariable String id) {
        return ExplanationView.of(
                publisher.explain(owned.post(currentUser.userId(), id).id()));
    }

    @PostMapping("/posts/{id}/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PostView publish(@PathVariable String id) {
        String user = currentUser.userId();
        limits.count(user);
        return PostView.of(
                publisher.actingAs(user).publishNow(owned.post(user, id).id()));
    }

    private CalendarQuery query(Instant from, Instant to) {
        if (from.isAfter(to)) {
            throw RequestException.malformed("'end' must not be before 'start'");
        }
        return CalendarQuery.of(currentUser.userId(), from, to);
    }

    /** Page by page, so that no more than a page of texts is held at once. */
    private List<CalendarEvent> all(CalendarQuery query) {
        List<CalendarEvent> events = new ArrayList<>();
        Optional<CalendarQuery> next = Optional.of(query);
        for (int pages = 0; next.isPresent(); pages++) {
            CalendarPage page = social.calendar().posts(next.get());
            page.posts().stream().map(CalendarEvent::of).forEach(events::add);
            next = page.next();
            if (events.size() > mostEvents || pages >= MOST_PAGES) {
                throw RequestException.malformed("There are more than " + mostEvents
                        + " posts in this time, or too many to look through; ask for a shorter one, or for one"
                        + " project");
            }
        }
        return events;
    }

    private static PostStatus status(String text) {
        return Arrays.stream(PostStatus.values())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> RequestException.malformed("'status' must be one of " + List.of(PostStatus.values())));
    }

    private static @Nullable String checked(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw RequestException.malformed("The header Idempotency-Key has 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    private URI locationOf(PostView post) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(basePath + "/calendar/posts/{id}")
                .build(post.id());
    }
}

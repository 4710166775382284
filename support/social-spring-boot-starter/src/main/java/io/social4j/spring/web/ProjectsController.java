package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.spring.CurrentUser;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What posts belong to. */
@ConditionalOnMissingBean(name = "socialProjectsController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/projects")
final class ProjectsController {

    private final Social4j social;
    private final CurrentUser currentUser;

    ProjectsController(Social4j social, CurrentUser currentUser) {
        this.social = social;
        this.currentUser = currentUser;
    }

    @GetMapping
    ProjectView[] projects() {
        return social.calendar().projects(currentUser.userId()).stream()
                .map(ProjectView::of)
                .toArray(ProjectView[]::new);
    }
}

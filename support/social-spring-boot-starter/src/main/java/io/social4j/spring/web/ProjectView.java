package io.social4j.spring.web;

import io.social4j.model.Project;
import java.time.Instant;

/** A project of a user. */
record ProjectView(String projectId, int posts, Instant lastScheduledAt) implements Wire {

    static ProjectView of(Project project) {
        return new ProjectView(project.id(), project.posts(), project.lastScheduledAt());
    }
}

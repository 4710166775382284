package io.social4j.examples.calendar;

import io.social4j.sandbox.Sandbox;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page says about this server. */
@RestController
@Profile(WorkerConfiguration.NOT_HERE)
final class SetupController {

    private final Setup setup;

    SetupController(SandboxedPlatforms played, Sandbox sandbox) {
        this.setup = new Setup(new TreeSet<>(played.names()), sandbox.pageUrl());
    }

    @GetMapping("/setup.json")
    Setup setup() {
        return setup;
    }

    /**
     * How the server is set up.
     *
     * @param sandboxed the platforms that are played, so that nothing sent there leaves this machine
     * @param timelines where to see what went live on them
     */
    record Setup(Set<String> sandboxed, URI timelines) {}
}

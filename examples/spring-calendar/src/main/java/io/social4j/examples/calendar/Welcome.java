package io.social4j.examples.calendar;

import io.social4j.sandbox.Sandbox;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says last, when all is ready, where the page is, where the data lies, and what is only played. */
@Component
@Profile(WorkerConfiguration.NOT_HERE)
final class Welcome implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;
    private final Path data;
    private final SandboxedPlatforms played;
    private final Sandbox sandbox;

    Welcome(Environment environment, @Value("${calendar.data}") Path data, SandboxedPlatforms played, Sandbox sandbox) {
        this.environment = environment;
        this.data = data;
        this.played = played;
        this.sandbox = sandbox;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        LOG.info("""

                ------------------------------------------------------------------------
                  The calendar is at {}
                  Its data lies in {}
                {}------------------------------------------------------------------------\
                """, page(), data.toAbsolutePath().normalize(), sandboxed());
    }

    private String page() {
        return "http://" + environment.getProperty("server.address", "127.0.0.1") + ":"
                + environment.getProperty("local.server.port", "8080") + "/";
    }

    private String sandboxed() {
        if (played.names().isEmpty()) {
            return "";
        }
        return """

              SANDBOX: %s are played by this process.
              Nothing you publish there leaves this machine. See what is live:
              %s
              Set LINKEDIN_CLIENT_ID, TWITTER_CLIENT_ID, … to use real platforms.
            """.formatted(String.join(", ", played.names().stream().sorted().toList()), sandbox.pageUrl());
    }
}

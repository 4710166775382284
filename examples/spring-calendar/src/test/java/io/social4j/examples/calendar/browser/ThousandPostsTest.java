package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.model.PublishRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class ThousandPostsTest {

    private static final int POSTS = 1_000;
    private static final Instant BEGIN = Instant.parse("2034-05-02T06:00:00Z");
    private static final List<String> PLATFORMS = List.of("twitter", "linkedin", "facebook");

    @LocalServerPort
    private int port;

    @Autowired
    private Social4j social;

    /** The best of five, as other tests may have the machine at the same time. */
    @Test
    void aMonthWithAThousandPostsIsDrawnWithinASecond(Tab tab) {
        social.publisher()
                .scheduleAll(IntStream.range(0, POSTS).mapToObj(this::post).toList());
        new Calendar(tab, port).open("calendar/2034-05-01");
        tab.until("document.querySelectorAll('.fc-event').length >= " + POSTS + " && eyes.monthIsDrawn()");
        long opened = tab.eval("Math.round(performance.now())").number().orElseThrow();

        tab.until("eyes.monthFillsItsPlace()");

        long best = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            tab.click("[data-view=timeGridDay]");
            tab.untilShown(".fc-timeGridDay-view");
            best = Math.min(best, drawMonth(tab));
        }

        System.out.println("A month with " + POSTS + " posts was drawn in " + best + " ms, the first time " + opened
                + " ms after its page was asked for");
        tab.picture("thousand-posts");
        assertThat(tab.eval("(days => days.scrollHeight - days.clientHeight)"
                                + "(document.querySelector('.fc-daygrid-body').closest('.fc-scroller'))")
                        .number())
                .as("pixels of days that are cut")
                .hasValue(0);
        assertThat(Duration.ofMillis(best)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** From the click to the painted frame in which every day shows its posts, in milliseconds. */
    private static long drawMonth(Tab tab) {
        return tab.eval("(async () => {"
                        + "  const begin = performance.now();"
                        + "  document.querySelector('[data-view=dayGridMonth]').click();"
                        + "  do await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));"
                        + "  while (!document.querySelector('.fc-dayGridMonth-view') || !eyes.monthIsDrawn());"
                        + "  return Math.round(performance.now() - begin);"
                        + "})()")
                .number()
                .orElseThrow();
    }

    private PublishRequest post(int index) {
        PublishRequest.Builder post = PublishRequest.builder()
                .user("demo")
                .project("thousand")
                .text("Post " + index + " of a busy month")
                .at(BEGIN.plus(Duration.ofMinutes(40L * index)));
        PLATFORMS.subList(0, 1 + index % PLATFORMS.size()).forEach(post::to);
        return post.build();
    }
}

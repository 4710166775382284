package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class AttentionTest {

    /** The sandbox has no such subreddit, which is a certain refusal. */
    private static final String NOWHERE = ", options: {reddit: {subreddit: 'nowhere_at_all', title: 'A title'}}";

    @LocalServerPort
    private int port;

    @Test
    void aDeadLetterIsReplayedRepairedAndLeavesTheListWithoutAReload(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("attention");
        String id = calendar.schedule("reddit", "To nowhere", "new Date()", NOWHERE);
        tab.untilShown(".letter", "To nowhere");
        tab.untilShown(".letter .failure", "subreddit");
        tab.untilShown(".pages .count");
        tab.pictures("attention");

        tab.click(".letter button", "Replay");
        tab.untilShown(".toast", "Goes out to Reddit again");
        tab.until("fetch('/api/calendar/posts/" + id
                + "').then(a => a.json()).then(p => p.deliveries[0].attempts > 1 && p.status === 'FAILED')");
        tab.untilShown(".letter", "2 attempts");

        tab.click(".letter a", "Whole story");
        tab.click("[data-act=edit]");
        tab.write("[data-option=subreddit]", "test");
        tab.click(".dialog.wide .dialog-foot button", "Send again");
        tab.untilShown(".post-head [data-status=POSTED]");
        tab.press("Escape");
        tab.until("!eyes.find('.letter', 'To nowhere')");
        assertThat(calendar.call("GET", "/api/dead-letters", "").items()).isEmpty();
    }

    @Test
    void aDeadLetterIsPutAside(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("attention");
        String id = calendar.schedule("reddit", "Never mind", "new Date()", NOWHERE);
        tab.untilShown(".letter", "Never mind");

        tab.click(".letter button", "Put aside");

        tab.until("!eyes.find('.letter', 'Never mind')");
        assertThat(calendar.post(id).at("status").text()).contains("FAILED");
    }
}

package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Posts that could not go out for more than a second are left to a person here. */
@PageTest
@TestPropertySource(properties = "social4j.publish.max-lateness=PT1S")
class SettleTest {

    @LocalServerPort
    private int port;

    @Test
    void whatNeedsReviewIsSettledByWhatAPersonHasSeen(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("attention");
        String id = tooLate(tab, calendar, "Late, and perhaps live");
        tab.untilShown(".letter [data-status=NEEDS_REVIEW]");
        tab.pictures("needs-review");

        tab.click(".letter button", "Settle…");
        tab.click(".dialog-foot button", "Settle");
        tab.untilShown("dialog .wrong", "Choose one of the two");
        tab.click(".choice", "It is live");
        tab.click(".dialog-foot button", "Settle");
        tab.untilShown("dialog .wrong", "id of the live post");
        tab.pictures("settle");
        tab.click(".choice", "It is not there");
        tab.click(".dialog-foot button", "Settle");

        tab.untilShown(".letter [data-status=FAILED]");
        assertThat(calendar.post(id).at("status").text()).contains("FAILED");
    }

    /** The account is paused until the post is too late. */
    private static String tooLate(Tab tab, Calendar calendar, String text) {
        String account = tab.eval("fetch('/api/accounts').then(a => a.json())"
                        + ".then(all => all.find(one => one.platform === 'twitter').id)")
                .text()
                .orElseThrow();
        calendar.call("POST", "/api/accounts/" + account + "/pause", "");
        String id = calendar.schedule("twitter", text, "new Date()", "");
        tab.eval("globalThis.begin = Date.now()");
        tab.until("Date.now() - begin > 2000");
        calendar.call("POST", "/api/accounts/" + account + "/resume", "");
        return id;
    }
}

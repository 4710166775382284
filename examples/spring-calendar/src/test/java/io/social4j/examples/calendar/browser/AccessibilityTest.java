package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class AccessibilityTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothingSerious(String scheme, Tab tab) {
        tab.look(scheme);
        Calendar calendar = new Calendar(tab, port).open("calendar/2031-09-01");
        String id = calendar.schedule("twitter", "Seen by everybody in " + scheme, "new Date(2031, 8, 10, 9)", "");
        tab.untilShown(Calendar.chip(id));
        for (String view : new String[] {"dayGridMonth", "timeGridWeek", "timeGridDay", "listMonth"}) {
            tab.click("[data-view=" + view + "]");
            AxeScan.assertNothingSerious(tab, view);
        }
        calendar.turnTo("calendar/post/" + id);
        tab.untilShown(".timeline li");
        AxeScan.assertNothingSerious(tab, "a post");
        tab.click("[data-act=edit]");
        tab.untilShown("[data-card=twitter] .limit", "280");
        AxeScan.assertNothingSerious(tab, "compose");

        calendar.open("attention");
        AxeScan.assertNothingSerious(tab, "needs attention");
        calendar.open("accounts");
        AxeScan.assertNothingSerious(tab, "accounts");
        tab.click("#import");
        AxeScan.assertNothingSerious(tab, "import");
    }

    @Test
    void aPostIsWrittenOpenedAndCancelledWithoutAPointer(Tab tab) {
        new Calendar(tab, port).open("calendar");
        tab.press("n");
        tab.untilShown(".compose");
        tab.until("document.activeElement.id === 'message'");
        tab.type("Written by keys");
        focusBackTo(tab, "document.activeElement.dataset.platform === 'twitter'");
        tab.press("Space");
        tab.untilShown("[data-card=twitter] .used", "15");
        focusForwardTo(tab, "document.activeElement.textContent.includes('Tomorrow')");
        tab.press("Enter");
        focusForwardTo(tab, "document.activeElement.id === 'compose-project'");
        tab.press("Enter");
        tab.untilShown(".toast", "Scheduled for");

        focusForwardTo(tab, "document.activeElement.textContent === 'Show'");
        tab.press("Enter");
        tab.untilShown(".post-head [data-status=SCHEDULED]");
        focusForwardTo(tab, "document.activeElement.dataset.act === 'cancel'");
        tab.press("Enter");
        tab.untilShown(".dialog.small");
        focusForwardTo(tab, "document.activeElement.textContent.includes('Cancel the post')");
        tab.press("Enter");
        tab.untilShown(".toast", "cancelled");
        assertThat(tab.eval("document.querySelectorAll('dialog').length").number())
                .hasValue(0);
    }

    @Test
    void singleKeysCanBeSwitchedOff(Tab tab) {
        new Calendar(tab, port).open("calendar");
        tab.press("?");
        tab.click(".dialog label", "Use single keys");
        tab.press("Escape");
        tab.press("n");
        tab.press("?");
        assertThat(tab.eval("document.querySelectorAll('dialog').length").number())
                .hasValue(0);
    }

    private static void focusForwardTo(Tab tab, String there) {
        focusTo(tab, "Tab", there);
    }

    private static void focusBackTo(Tab tab, String there) {
        focusTo(tab, "Shift+Tab", there);
    }

    /** As a person does: from one thing to the next until the wanted one has the focus, which must be visible. */
    private static void focusTo(Tab tab, String key, String there) {
        for (int presses = 0; presses < 120; presses++) {
            if (tab.eval("Boolean(" + there + ")").flag().orElse(false)) {
                assertThat(tab.eval("document.activeElement.checkVisibility()").flag())
                        .contains(true);
                return;
            }
            tab.press(key);
        }
        throw new AssertionError("The focus never came to: " + there);
    }
}

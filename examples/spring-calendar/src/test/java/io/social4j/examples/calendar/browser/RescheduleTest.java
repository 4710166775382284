package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In months that are far away, so that no test meets the posts of another. */
@PageTest
class RescheduleTest {

    @LocalServerPort
    private int port;

    @Test
    void draggingToAnotherDayKeepsTheTimeOfDay(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        String id = calendar.schedule("twitter", "Drag me", "new Date(2031, 4, 6, 15, 45)", "");
        calendar.open("calendar/2031-05-01");

        tab.drag(Calendar.chip(id), "[data-date='2031-05-15']");

        tab.untilShown(".toast", "Moved to");
        assertThat(at(calendar, id)).isEqualTo("2031-05-15T13:45:00Z");
        tab.click(".toast button", "Undo");
        tab.until("fetch('/api/calendar/posts/" + id
                + "').then(a => a.json()).then(p => p.scheduledAt === '2031-05-06T13:45:00Z')");
    }

    @Test
    void keysMoveAPostByDaysAndWeeksAndTheFocusStaysOnIt(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        String id = calendar.schedule("twitter", "Move me by keys", "new Date(2031, 5, 10, 8, 15)", "");
        calendar.open("calendar/2031-06-01");
        tab.untilShown(Calendar.chip(id));
        tab.eval("document.querySelector('.calendar ' + " + Tab.quoted(Calendar.chip(id)) + ").focus()");

        tab.press("Shift+ArrowRight");
        tab.press("Shift+ArrowRight");
        tab.press("Shift+ArrowDown");

        tab.untilShown(".toast", "Moved to");
        assertThat(at(calendar, id)).isEqualTo("2031-06-19T06:15:00Z");
        tab.until("document.activeElement.dataset.post === " + Tab.quoted(id));
        tab.press("Enter");
        tab.untilShown(".post-when time[datetime='2031-06-19T06:15:00Z']");
    }

    @Test
    void aPostThatTheServerNoLongerMovesGoesBack(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        String id = calendar.schedule("twitter", "Gone meanwhile", "new Date(2031, 6, 8, 12)", "");
        calendar.open("calendar/2031-07-01");
        tab.untilShown(Calendar.chip(id));
        calendar.call("DELETE", "/api/calendar/posts/" + id, "");
        tab.untilShown(Calendar.chip(id) + ":not(.fc-event-draggable) [data-status=CANCELLED]");
        tab.eval("document.querySelector(" + Tab.quoted(Calendar.chip(id)) + ").focus()");

        tab.press("Shift+ArrowRight");

        tab.until("document.getElementById('said').textContent.includes('can no longer be moved')");
        tab.untilShown("[data-date='2031-07-08'] " + Calendar.chip(id));
    }

    @Test
    void theNumbersAreThoseOfTheViewAndFilterIt(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        String scheduled = calendar.schedule("twitter", "In the first week", "new Date(2031, 9, 2, 10)", "");
        String draft = calendar.schedule("linkedin", "In the third week", "new Date(2031, 9, 16, 10)", ", draft: true");
        calendar.open("calendar/2031-10-02");
        tab.untilShown("[data-group=scheduled] .stat-number", "1");
        tab.untilShown("[data-group=draft] .stat-number", "1");

        tab.click("[data-group=draft]");
        tab.until("!eyes.find(" + Tab.quoted(Calendar.chip(scheduled)) + ", '')");
        tab.untilShown(Calendar.chip(draft));
        tab.click("[data-group=draft]");
        tab.untilShown(Calendar.chip(scheduled));

        tab.click("[data-view=timeGridWeek]");
        tab.untilShown("[data-group=draft] .stat-number", "0");
        tab.untilShown("[data-group=scheduled] .stat-number", "1");
    }

    private static String at(Calendar calendar, String id) {
        return calendar.post(id).at("scheduledAt").text().orElseThrow();
    }
}

package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class StreamTest {

    /** A browser opens six connections to a server at most; a stream for each page would use them up. */
    private static final int PAGES = 8;

    @LocalServerPort
    private int port;

    @Test
    void manyPagesOfOneBrowserAllShowWhatHappens(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        tab.eval("globalThis.pages = []");
        for (int page = 0; page < PAGES; page++) {
            tab.eval("pages.push(window.open(location.pathname + '#/calendar/2032-03-01'))");
        }
        tab.until("pages.every(one => one.document.querySelector('.calendar[aria-busy=false]'))");
        tab.until("pages.every(one => one.document.querySelector('.connection')?.dataset.state === 'live')");

        String id = calendar.schedule("twitter", "Seen on all of them", "new Date(2032, 2, 10, 9)", "");

        tab.until("pages.every(one => one.document.querySelector(" + Tab.quoted(Calendar.chip(id)) + "))");
        tab.eval("pages.forEach(one => one.close())");
    }

    @Test
    void aPageThatHeldTheStreamLeavesItToTheOthers(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar/2032-04-01");
        tab.eval("globalThis.other = window.open(location.pathname + '#/calendar/2032-04-01'); true");
        tab.until("other.document.querySelector('.connection')?.dataset.state === 'live'");
        tab.until("navigator.locks.query().then(all => all.pending.length === 1)");

        tab.eval("dispatchEvent(new Event('pagehide'))");

        tab.until("navigator.locks.query().then(all => all.pending.length === 0 && all.held.length === 1)");
        String id = calendar.schedule("twitter", "Seen by the heir", "new Date(2032, 3, 10, 9)", "");
        tab.until("other.document.querySelector(" + Tab.quoted(Calendar.chip(id)) + ")");
        assertThat(tab.eval("document.querySelector('.connection').dataset.state")
                        .text())
                .contains("lost");
        tab.eval("other.close()");
    }
}

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

    /** A document that holds the lock keeps the page from opening its stream, as a slow network would. */
    @Test
    void whatHappensBeforeTheStreamIsOpenIsNotMissed(Tab tab) {
        Calendar calendar = new Calendar(tab, port);
        tab.goTo("http://127.0.0.1:" + port + "/setup.json");
        tab.eval("navigator.locks.request('social4j-stream', () => new Promise(free => globalThis.openStream = free));"
                + " globalThis.other = window.open('/#/calendar/2032-05-01');"
                + " globalThis.told = []; globalThis.source = new EventSource('/api/calendar/stream');"
                + " source.addEventListener('post.updated', news => told.push(JSON.parse(news.data).id)); true");
        tab.until("source.readyState === EventSource.OPEN");
        tab.until("other.document.querySelector('.calendar[aria-busy=false]')");

        String id = calendar.schedule("twitter", "Too early to be told", "new Date(2032, 4, 10, 9)", "");
        assertThat(tab.eval("other.document.querySelector('.connection').dataset.state")
                        .text())
                .contains("connecting");
        tab.until("told.includes(" + Tab.quoted(id) + ")");
        tab.eval("source.close(); openStream(); true");

        tab.until("other.document.querySelector(" + Tab.quoted(Calendar.chip(id)) + ")");
        tab.eval("other.close()");
    }

    /** Answers with posts are held back, as a slow network would. */
    @Test
    void newsThatArriveWhileAMonthIsReadDoNotLeaveItEmpty(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar/2032-06-01");
        tab.until("document.querySelector('.connection').dataset.state === 'live' && eyes.atRest()");
        tab.eval("globalThis.asked = []; globalThis.held = []; globalThis.straight = fetch;"
                + " globalThis.fetch = (url, init) => { asked.push(String(url)); return String(url).includes('/events')"
                + " ? new Promise(go => held.push(go)).then(() => straight(url, init)) : straight(url, init); }; true");
        tab.press("]");
        tab.until("held.length === 1");
        // After news the count of dead letters is asked for later than the posts; of older news none is asked for any
        // more.
        String counted = "asked.some(url => url.includes('/dead-letters'))";
        tab.eval("document.dispatchEvent(new Event('attention-changed'))");
        tab.until(counted);
        tab.eval("asked.length = 0");

        String id = calendar.schedule("twitter", "In the next month", "new Date(2032, 6, 10, 9)", "");
        tab.until(counted);
        tab.eval("globalThis.fetch = straight; held.forEach(go => go()); true");

        tab.untilShown(Calendar.chip(id));
    }
}

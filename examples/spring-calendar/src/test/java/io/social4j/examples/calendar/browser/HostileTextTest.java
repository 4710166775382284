package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.http.JsonText;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class HostileTextTest {

    /** A person opens one post at a time; that many are read together to save time. */
    private static final int AT_ONCE = 25;

    private static final Instant BEGIN = Instant.parse("2033-03-03T06:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Social4j social;

    /** That nothing runs is seen by the tab: exceptions, dialogs and violations of the policy fail every test. */
    @Test
    void everyTextIsShownByteForByteAndRunsNothing(Tab tab) {
        List<String> texts = HostileTexts.all();
        assertThat(texts).hasSize(HostileTexts.COUNT);
        List<String> ids = schedule(texts);

        new Calendar(tab, port).open("accounts");
        List<String> changed = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, ids.size());
            changed.addAll(changed(tab, ids.subList(from, to), texts.subList(from, to)));
        }
        new Calendar(tab, port).open("calendar/2033-03-03");
        tab.click("[data-view=listMonth]");
        tab.until("document.querySelectorAll('.fc-list-event').length === " + texts.size());

        assertThat(changed).as("texts that are not shown as they are").isEmpty();
        assertThat(tab.eval("'pwned' in globalThis").flag()).contains(false);
        assertThat(tab.eval("document.querySelectorAll('main img, main script, main iframe, main svg[onload]').length")
                        .number())
                .hasValue(0);
        tab.picture("hostile-texts");
    }

    /** Opens these posts above each other, reads what stands there, closes them, and answers what is not as it was written. */
    private static List<String> changed(Tab tab, List<String> ids, List<String> texts) {
        return tab
                .eval("(async () => {"
                        + "  const { openPost } = await import(new URL('js/post/dialog.js', location.href));"
                        + "  const written = " + JsonText.array(texts) + ";"
                        + "  const closing = " + JsonText.array(ids) + ".map(id => openPost(id, () => {}));"
                        + "  const opened = [...document.querySelectorAll('dialog')];"
                        + "  await eyes.until(() => opened.every(one => one.querySelector('.wrote')), 20000);"
                        + "  const shown = opened.map(one => one.querySelector('.wrote').textContent);"
                        + "  closing.forEach(close => close());"
                        + "  await eyes.until(() => !document.querySelector('dialog'), 20000);"
                        + "  if (shown.length !== written.length) throw new Error(`${shown.length} are shown`);"
                        + "  return written.filter((text, index) => text !== shown[index]);"
                        + "})()")
                .items()
                .stream()
                .map(text -> text.text().orElseThrow())
                .toList();
    }

    private List<String> schedule(List<String> texts) {
        List<PublishRequest> requests = IntStream.range(0, texts.size())
                .mapToObj(index -> PublishRequest.builder()
                        .user("demo")
                        .project("hostile")
                        .text(texts.get(index))
                        .to("facebook")
                        .at(BEGIN.plusSeconds(60L * index))
                        .build())
                .toList();
        return social.publisher().scheduleAll(requests).stream()
                .map(ScheduledPost::id)
                .map(Object::toString)
                .toList();
    }
}

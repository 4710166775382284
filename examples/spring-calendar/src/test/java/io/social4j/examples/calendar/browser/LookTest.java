package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class LookTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"calendar,360", "attention,360", "accounts,360", "calendar,820", "calendar,1920"})
    void nothingIsCutOffSideways(String page, int width, Tab tab) {
        tab.size(width, 760);
        new Calendar(tab, port).open(page);
        tab.picture(page + "-" + width);
        assertThat(tab.eval("document.documentElement.scrollWidth").number()).hasValue(width);
    }

    @Test
    void aNarrowScreenBeginsWithTheListAndComposesOnTheWholeScreen(Tab tab) {
        tab.size(360, 740);
        new Calendar(tab, port).open("calendar");
        tab.untilShown("[data-view=listMonth][aria-pressed=true]");
        tab.click("#new-post");
        tab.untilShown(".compose");
        assertThat(tab.eval("document.querySelector('dialog').getBoundingClientRect().width")
                        .number())
                .hasValue(360);
        tab.picture("compose-360");
    }

    @Test
    void theSystemsDarkIsDarkAndAChoiceIsKept(Tab tab) {
        tab.look("dark");
        Calendar calendar = new Calendar(tab, port).open("calendar");
        tab.picture("calendar-dark");
        String paper = "getComputedStyle(document.body).backgroundColor";
        tab.until(paper + " === 'rgb(19, 20, 25)'");

        tab.click(".rail-tools button");

        tab.until(paper + " === 'rgb(246, 245, 241)'");
        calendar.open("calendar");
        tab.until(paper + " === 'rgb(246, 245, 241)'");
    }

    @Test
    void aWindowWithoutPostsSaysWhatToDo(Tab tab) {
        new Calendar(tab, port).open("calendar/2040-01-01");
        tab.untilShown(".strip", "Nothing is planned here yet");
        tab.picture("calendar-empty");
    }

    @Test
    void aServerThatIsAwayIsSaidAndAskedAgain(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        tab.offline(true);
        tab.press("]");
        tab.untilShown(".strip.bad", "cannot be reached");
        tab.picture("calendar-away");
        calendar.turnTo("attention");
        tab.untilShown(".empty.bad", "cannot be reached");

        tab.offline(false);
        tab.click(".empty.bad button", "Try again");
        tab.until("!eyes.find('.empty.bad', '')");
    }
}

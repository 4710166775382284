package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.model.Media;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONTH = LocalDate.of(2036, 9, 1);
    private static final LocalDate SUNDAY = MONTH.with(TemporalAdjusters.firstInMonth(DayOfWeek.SUNDAY));

    @LocalServerPort
    private int port;

    private String late = "";

    @BeforeAll
    void aMonthOfPosts(@Autowired Social4j social) {
        List<ScheduledPost> posts = social.publisher()
                .scheduleAll(Stream.of(
                                on(SUNDAY, 23, "Good night, and see you tomorrow", "twitter"),
                                on(MONTH.plusDays(1), 9, "The harbour at dawn", "twitter", "linkedin", "facebook"),
                                on(MONTH.plusDays(1), 12, "Three seats are left for the workshop", "linkedin"),
                                on(MONTH.plusDays(1), 15, "Questions? We are here", "reddit"),
                                on(MONTH.plusDays(1), 18, "What we learned from a thousand posts", "facebook"),
                                on(MONTH.plusDays(1), 20, "Last call", "twitter"),
                                on(MONTH.plusDays(9), 10, "Release 2.4 is out", "twitter", "linkedin"),
                                on(MONTH.plusDays(10), 8, "A look behind the scenes", "instagram"),
                                on(MONTH.plusDays(16), 11, "مرحبا بالعالم", "twitter"),
                                on(MONTH.plusDays(21), 16, "Not sure about this one", "linkedin")
                                        .draft(true),
                                on(MONTH.plusDays(24), 9, "We changed our mind", "facebook"))
                        .map(PublishRequest.Builder::build)
                        .toList());
        late = posts.get(0).id().value();
        ScheduledPost cancelled =
                social.publisher().cancel(posts.get(posts.size() - 1).id());
        assertThat(cancelled.deliveries()).hasSize(1);
    }

    private static PublishRequest.Builder on(LocalDate day, int hour, String text, String... platforms) {
        PublishRequest.Builder post = PublishRequest.builder()
                .user("demo")
                .project("autumn")
                .text(text)
                .at(day.atTime(hour, 30).atZone(ZONE).toInstant())
                .to(platforms);
        return switch (platforms[0]) {
            case "instagram" -> post.media(Media.ofUrl("https://example.com/scenes.jpg"));
            case "reddit" -> post.option("reddit", "subreddit", "test").option("reddit", "title", text);
            default -> post;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "calendar/2036-09-01,360",
        "calendar/2036-09-01,820",
        "calendar/2036-09-01,1440",
        "calendar/2036-09-01,1920",
        "attention,360",
        "attention,820",
        "accounts,360",
        "accounts,820",
        "accounts,1920"
    })
    void nothingIsCutOffSideways(String page, int width, Tab tab) {
        tab.size(width, width == 1440 ? 900 : 760);
        new Calendar(tab, port).open(page);
        for (String scheme : List.of("light", "dark")) {
            tab.look(scheme);
            tab.picture(page.replaceFirst("/.*", "") + "-" + width + "-" + scheme);
            assertThat(tab.eval("document.documentElement.scrollWidth").number())
                    .hasValue(width);
        }
    }

    @ParameterizedTest
    @CsvSource({"timeGridWeek,1440", "timeGridWeek,360", "timeGridDay,1440", "listMonth,1440", "dayGridMonth,360"})
    void everyViewShowsItsPosts(String view, int width, Tab tab) {
        tab.size(width, 900);
        new Calendar(tab, port).open("calendar/" + MONTH.plusDays(1));
        tab.click("[data-view=" + view + "]");
        tab.untilShown(".fc-" + view + "-view .fc-event");
        for (String scheme : List.of("light", "dark")) {
            tab.look(scheme);
            tab.picture(view + "-" + width + "-" + scheme);
        }
        assertThat(tab.eval("document.documentElement.scrollWidth").number()).hasValue(width);
    }

    /** The hour that it is drawn with reaches into Monday, which begins another row. */
    @Test
    void aPostLateInTheEveningStandsOnItsDayAlone(Tab tab) {
        new Calendar(tab, port).open("calendar/" + MONTH);
        tab.untilShown(Calendar.chip(late));
        tab.until("eyes.monthIsDrawn()");
        assertThat(tab.eval("document.querySelectorAll(" + Tab.quoted(Calendar.chip(late)) + ").length")
                        .number())
                .hasValue(1);
    }

    @Test
    void aMonthFillsItsPlaceAlsoWhenSomethingComesAboveIt(Tab tab) {
        new Calendar(tab, port).open("calendar/" + MONTH);
        tab.until("eyes.monthFillsItsPlace()");

        tab.click("[data-group=posted]");
        tab.untilShown(".strip", "No post fits these filters");

        tab.until("eyes.monthFillsItsPlace()");
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
    }

    @Test
    void theSystemsDarkIsDarkAndAChoiceIsKept(Tab tab) {
        tab.look("dark");
        Calendar calendar = new Calendar(tab, port).open("calendar");
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
        tab.pictures("calendar-empty");
        tab.click("[data-view=listMonth]");
        tab.untilShown(".fc-list-empty", "Nothing is planned in this month");
        tab.pictures("list-empty");
    }

    @Test
    void aServerThatIsAwayIsSaidAndAskedAgain(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        tab.offline(true);
        tab.press("]");
        tab.untilShown(".strip.bad", "cannot be reached");
        tab.pictures("calendar-away");
        assertThat(tab.eval("document.querySelectorAll('.toast').length").number())
                .as("said once")
                .hasValue(0);
        calendar.turnTo("attention");
        tab.untilShown(".empty.bad", "cannot be reached");
        tab.pictures("attention-away");

        tab.offline(false);
        tab.click(".empty.bad button", "Try again");
        tab.until("!eyes.find('.empty.bad', '')");
    }
}

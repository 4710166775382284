package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class ComposeTest {

    @LocalServerPort
    private int port;

    @Test
    void aPostIsWrittenScheduledAndSeenToTurnToPostedWithoutAReload(Tab tab) {
        new Calendar(tab, port).open("calendar");
        tab.eval("globalThis.sameDocument = true");
        tab.click("#new-post");
        tab.click(".destinations button", "LinkedIn");
        tab.write("#message", "We are live, at last.");
        tab.write("#compose-project", "launch");
        tab.untilShown("[data-card=linkedin] .used", "21");
        tab.click(".quick button", "Now");
        tab.pictures("compose");
        tab.click(".dialog-foot button", "Schedule");
        tab.click(".toast button", "Show");

        tab.untilShown(".post-head [data-status=POSTED]");

        tab.untilShown(".delivery a", "See it live");
        tab.untilShown(".timeline li");
        tab.pictures("post");

        tab.click(".delivery button", "Delete it there");
        tab.click(".dialog.small button", "Delete it");
        tab.untilShown(".delivery", "deleted there since");
        tab.until("!eyes.find('.delivery a, .delivery button', '')");
        tab.press("Escape");
        tab.click("[data-view=listMonth]");
        tab.untilShown(".fc-event:has([data-status=POSTED])", "We are live, at last.");
        assertThat(tab.eval("globalThis.sameDocument").flag()).contains(true);
    }

    @Test
    void aPictureGoesOutWithThePostToEveryPlatformOfTheSandbox(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        tab.click("#new-post");
        for (String platform : new String[] {"X", "LinkedIn", "Instagram", "Facebook"}) {
            tab.click(".destinations button", platform);
        }
        tab.write("#message", "The harbour at dawn.");
        tab.click(".media-section button", "Add picture");
        tab.write(".media-item input", "https://example.com/harbour.jpg");
        tab.write(".media-item .field:nth-child(2) input", "A harbour");
        tab.untilShown("[data-card=instagram] .used", "20");
        tab.click(".quick button", "Now");
        tab.click(".dialog-foot button", "Schedule");
        tab.click(".toast button", "Show");

        tab.untilShown(".post-head [data-status=POSTED]");
        tab.untilShown(".delivery a", "See it live in the sandbox");
        tab.untilShown(".media-shown", "A harbour");
        String id = tab.eval("location.hash.split('/').pop()").text().orElseThrow();
        assertThat(calendar.post(id).at("media").items()).hasSize(1);
    }

    @Test
    void theCountersAreThoseOfTheServer(Tab tab) {
        new Calendar(tab, port).open("calendar");
        tab.click("#new-post");
        tab.click(".destinations button", "X");
        tab.click(".destinations button", "LinkedIn");

        // An emoji and a link weigh otherwise than their characters on X.
        tab.write("#message", "👩‍👩‍👧‍👦 https://example.com/a/very/long/address/that/is/shortened/by/the/platform");

        tab.untilShown("[data-card=twitter] .used", "26");
        tab.untilShown("[data-card=twitter] .limit", "280");
        tab.untilShown("[data-card=linkedin] .limit", "3,000");

        tab.write("#message", "x".repeat(281));
        tab.untilShown("[data-card=twitter] .wrong", "281");
        tab.untilShown("[data-card=twitter] .counter[data-state=over]");

        tab.click("[data-card=twitter] label", "Different text for X");
        tab.write("#text-twitter", "Short.");
        tab.until("!eyes.find('[data-card=twitter] .wrong', '')");
        tab.untilShown("[data-card=twitter] .used", "6");
        tab.untilShown("[data-card=linkedin] .used", "281");
    }

    @Test
    void whatAPlatformRefusesIsSaidBesideItAndNothingIsStored(Tab tab) {
        new Calendar(tab, port).open("calendar");
        tab.click("#new-post");
        tab.click(".destinations button", "Reddit");
        tab.write("#message", "Where does this go?");
        tab.click(".dialog-foot button", "Schedule");

        tab.untilShown("[data-card=reddit] .wrong", "subreddit");

        tab.write("[data-option=subreddit]", "test");
        tab.write("[data-option=title]", "A title");
        tab.until("!eyes.find('[data-card=reddit] .wrong', '')");
        tab.click(".dialog-foot button", "Schedule");
        tab.untilShown(".toast", "Scheduled for");
    }

    @Test
    void aDraftIsKeptAndScheduledLater(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        tab.click("#new-post");
        tab.click(".destinations button", "X");
        tab.write("#message", "Perhaps later");
        tab.click(".dialog-foot button", "Save as draft");
        tab.click(".toast button", "Show");
        tab.untilShown(".post-head [data-status=DRAFT]");

        tab.click(".acts button", "Edit or schedule");
        tab.write("#message", "Later it is");
        tab.click(".dialog.wide .dialog-foot button", "Schedule");

        tab.untilShown(".post-head [data-status=SCHEDULED]");
        tab.untilShown(".wrote", "Later it is");
        String id = tab.eval("location.hash.split('/').pop()").text().orElseThrow();
        assertThat(calendar.post(id).at("messageByPlatform").at("twitter").text())
                .contains("Later it is");
        tab.click(".acts button", "Cancel post");
        tab.click(".dialog.small button", "Cancel the post");
        tab.untilShown(".toast", "cancelled");
    }

    @Test
    void aTimeInAnotherZoneIsThatOfItsWallClock(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("calendar");
        tab.click("#new-post");
        tab.click(".destinations button", "X");
        tab.write("#message", "Good morning, Tokyo");
        tab.eval("document.querySelector('#date').value = '2031-07-01';"
                + "document.querySelector('#time').value = '09:30';"
                + "document.querySelector('#zone').value = 'Asia/Tokyo';"
                + "document.querySelector('#zone').dispatchEvent(new Event('change'))");
        tab.click(".dialog-foot button", "Schedule");
        tab.click(".toast button", "Show");
        tab.untilShown(".post-when", "09:30");

        String id = tab.eval("location.hash.split('/').pop()").text().orElseThrow();
        assertThat(calendar.post(id).at("scheduledAt").text()).contains("2031-07-01T00:30:00Z");
        assertThat(calendar.post(id).at("timezone").text()).contains("Asia/Tokyo");
    }
}

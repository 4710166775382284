package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Account;
import io.social4j.model.FailureKind;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.scripted.Scene;
import io.social4j.scripted.ScriptedPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayOfSchedulingTest {
    private static final int POSTS = 2_000;
    private static final int ACCOUNTS = 20;

    private final Scene scene = Scene.create();

    @Test
    void aWholeDayGoesOutOnceAndOnTime() {
        Random chance = new Random(11);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(scene.connect("page-" + i));
        }
        Map<String, Instant> due = new HashMap<>();
        List<ScheduledPost> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            Instant at = scene.clock.now().plusSeconds(chance.nextInt(24 * 60 * 60));
            due.put("post " + i, at);
            posts.add(scene.social
                    .publisher()
                    .schedule(PublishRequest.builder()
                            .user(Scene.USER)
                            .text("post " + i)
                            .toAccount("alpha", accounts.get(i % ACCOUNTS).id())
                            .at(at)
                            .build()));
            addTrouble(i);
        }

        scene.pass(Duration.ofHours(26));

        assertThat(posts).allMatch(post -> scene.find(post).status() == PostStatus.POSTED);
        assertThat(scene.platform.ledger)
                .hasSize(POSTS)
                .doesNotHaveDuplicates()
                .allMatch(live -> !live.at().isBefore(due.getOrDefault(live.text(), Instant.MAX)));
        assertThat(scene.platform.ledger)
                .extracting(ScriptedPlatform.Live::text)
                .doesNotHaveDuplicates();
        assertThat(scene.platform.requests).as("there was trouble").hasSizeGreaterThan(POSTS);
    }

    /** Every tenth request meets something. */
    private void addTrouble(int request) {
        switch (request % 40) {
            case 5 -> scene.platform.answers.add(ScriptedPlatform.refused(FailureKind.TRANSIENT));
            case 15 -> scene.platform.answers.add(scene.platform.answerLost());
            case 25 -> scene.platform.answers.add(ScriptedPlatform.requestLost());
            case 35 -> scene.platform.answers.add(ScriptedPlatform.refused(FailureKind.RATE_LIMITED));
            default -> scene.platform.answers.add(scene.platform.live());
        }
    }
}

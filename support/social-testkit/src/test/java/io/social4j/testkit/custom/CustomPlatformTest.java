package io.social4j.testkit.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.PlatformAdapterContract;
import io.social4j.testkit.PlatformTruth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A platform from outside: found on the class path, published to by the engine, held to the contract. */
class CustomPlatformTest extends PlatformAdapterContract {

    private static final PlatformToken TOKEN =
            PlatformToken.of(new RemoteAccount(NoticeBoard.PLATFORM, "kitchen"), "key-to-the-kitchen");

    private final Cork cork = new Cork();

    @Override
    protected PlatformAdapter adapter() {
        return new NoticeBoardAdapter(cork, clock());
    }

    @Override
    protected PlatformTruth truth() {
        return cork;
    }

    @Override
    protected PlatformToken token() {
        return TOKEN;
    }

    @Override
    protected PublishPayload validPayload() {
        return PublishPayload.ofText("Whoever took my mug, bring it back");
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(PublishPayload.ofText(" "));
    }

    @Test
    void isFoundOnTheClassPathAndPublishedTo() {
        try (Social4j social = Social4j.inMemory().discover().clock(clock()).build()) {
            social.accounts().importToken("ann", "Kitchen", TOKEN);
            ScheduledPost post = social.publisher()
                    .schedule(PublishRequest.builder()
                            .user("ann")
                            .text("Cake at four")
                            .to("noticeboard")
                            .build());
            social.workers().runDue();

            assertThat(Cork.THE_ONE.notes()).extracting(Cork.Note::text).containsExactly("Cake at four");
            assertThat(social.publisher().find(post.id()).orElseThrow().status())
                    .isEqualTo(PostStatus.POSTED);
        }
    }
}

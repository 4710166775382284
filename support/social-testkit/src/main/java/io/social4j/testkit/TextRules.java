package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.OpenIntent;
import io.social4j.spi.store.PostStore.Changed;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts come back as they were stored, whatever is in them. */
abstract class TextRules extends StoreRules {

    /** Among them what escapes of NUL look like, so that none is taken for one. */
    static final List<String> ODD = List.of(
            "\u0000",
            "a\u0000b",
            "\u0000\u0000",
            "ends in \u0000",
            "\u2400",
            "a\u2400b\u0000",
            "\\u0000",
            "\\0",
            "%00",
            "&#0;",
            "\uFFFD\u0000",
            "\u001A\u0000",
            "\u0010",
            "\u0010\u2400",
            "\u0010\u0010\u0000",
            "\u001B[31m\u0000",
            "\uE000\u0000\uF8FF",
            "\uFFFE\uFFFF",
            "\uD83D\uDC69\u200D\uD83D\uDC67\u0000");

    TextRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void everyCharacterOfUnicodeComesBackAsItWasStored() {
        Account account = scene.account();
        for (int plane = 0; plane <= 0x10; plane++) {
            int first = plane << 16;
            String all = IntStream.range(first, first + 0x10000)
                    .filter(one -> one < Character.MIN_SURROGATE || one > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            PostId id = add(account, StoreScene.content(all));

            assertThat(found(id).text().equals(all)).as("plane %d", plane).isTrue();
        }
    }

    @ParameterizedTest
    @FieldSource("ODD")
    void aPostKeepsItsTextsAndSoDoesWhatIsPublished(String odd) {
        Content content = new Content(
                odd,
                Map.of(PLATFORM, odd + 1),
                Map.of(),
                null,
                List.of(),
                Map.of(),
                Map.of(PLATFORM, Map.of(odd, odd)));
        PostId id = add(scene.account(), content);

        assertThat(found(id)).isEqualTo(content);
        Work work = scene.claim(1).get(0);
        assertThat(work.payload()).isEqualTo(content.payloadFor(PLATFORM));
    }

    @ParameterizedTest
    @FieldSource("ODD")
    void aChangedPostKeepsItsNewTexts(String odd) {
        PostId id = add(scene.account(), StoreScene.content("Good morning"));

        assertThat(scene.store
                        .posts()
                        .change(id, new Change(StoreScene.content(odd), null, null, null, Set.of(), "ann")))
                .isEqualTo(Changed.DONE);

        assertThat(found(id).text()).isEqualTo(odd);
        assertThat(scene.claim(1).get(0).payload().text()).isEqualTo(odd);
    }

    @ParameterizedTest
    @FieldSource("ODD")
    void anAttemptKeepsWhatItIsLookedForBy(String odd) {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        assertThat(deliveries().putStep(work.ticket(), "upload", odd)).contains(odd);
        AttemptId attempt = Objects.requireNonNull(
                scene.open(work, intent("publish", "fp " + odd, true)).attempt());
        scene.settle(attempt, Fact.accepted("handle " + odd), Next.comeBack(START));

        @Nullable OpenIntent open = scene.visit(delivery).open();

        assertThat(Objects.requireNonNull(open).attempt().fingerprint()).isEqualTo("fp " + odd);
        assertThat(open.attempt().steps()).containsExactly(entry("upload", odd));
        assertThat(open.attempt().acceptedHandle()).isEqualTo("handle " + odd);
    }

    @ParameterizedTest
    @FieldSource("ODD")
    void whatAPlatformSaidIsKept(String odd) {
        Account account = scene.account();
        PlatformFailure no =
                PlatformFailure.of(FailureKind.FORBIDDEN, "said " + odd).withCode(odd, odd);
        DeliveryId failed = scene.due(account);
        scene.settle(scene.opened(scene.visit(failed)), Fact.refused(no), Next.failed(no));
        DeliveryId live = scene.due(account);
        scene.settle(scene.opened(scene.visit(live)), Fact.live("id " + odd, null), Next.published());

        assertThat(scene.shown(failed).failure()).contains(no);
        assertThat(scene.store.log().history(failed).get(0).failure()).isEqualTo(no);
        assertThat(scene.shown(live).remoteId()).contains("id " + odd);
        assertThat(scene.store.log().boundIds(account.remote(), List.of("id " + odd, "id")))
                .containsExactly("id " + odd);
    }

    @ParameterizedTest
    @FieldSource("ODD")
    void eventsAndAccountsKeepTheirTexts(String odd) {
        Account account = scene.account("ann", PLATFORM, "remote " + odd);
        DeliveryId delivery = scene.due(account);
        scene.store.events().append(SocialEvent.Type.INCIDENT, delivery, "by " + odd, "detail " + odd);
        PostId post = scene.store.posts().postOf(delivery).orElseThrow();

        assertThat(scene.store.accounts().find(account.id())).contains(account);
        assertThat(scene.store.events().of(post)).anySatisfy(event -> {
            assertThat(event.actor()).isEqualTo("by " + odd);
            assertThat(event.detail()).isEqualTo("detail " + odd);
        });
    }

    @Test
    void textsThatDifferInNothingButANulAreNoTwins() {
        Account account = scene.account();
        for (String text : List.of("a\u0000", "a", "a\u2400", "a\\u0000", "\u0010a\u2400")) {
            assertThat(scene.open(scene.visit(scene.due(account)), intent("publish", text, true))
                            .attempt())
                    .as("%s", text.codePoints().boxed().toList())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00b", "\ude00\ud83d", "ends in \ud83d"})
    void halfOfACharacterIsRefusedAndNothingIsStored(String broken) {
        Account account = scene.account();
        PostId id = add(account, StoreScene.content("Good morning"));

        assertThatThrownBy(() -> add(account, StoreScene.content(broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
        assertThatThrownBy(() -> scene.store
                        .posts()
                        .change(id, new Change(StoreScene.content(broken), null, null, null, Set.of(), "ann")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
        assertThat(found(id).text()).isEqualTo("Good morning");
        assertThat(scene.claim(10)).hasSize(1);
    }

    private PostId add(Account to, Content content) {
        NewPost plain = scene.newPost(scene.clock.now(), false, null, to);
        NewPost made = new NewPost(
                plain.id(),
                plain.user(),
                null,
                content,
                plain.at(),
                plain.zone(),
                false,
                null,
                plain.requestHash(),
                List.of(new NewPost.NewDelivery(
                        plain.deliveries().get(0).id(), to.id(), to.remote(), content.payloadFor(to.platform()))));
        return scene.store.posts().add(made).post().id();
    }

    private Content found(PostId id) {
        return scene.store.posts().find(id).orElseThrow().content();
    }
}

package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.event.SocialEvent;
import io.social4j.media.TemporaryMediaStore;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Account;
import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.MediaSource;
import io.social4j.model.Platform;
import io.social4j.model.PostEdit;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.model.Violation;
import io.social4j.scripted.Gallery;
import io.social4j.scripted.PlainCipher;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.MediaStore;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.spi.store.SocialStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaOfPostsTest {
    private static final String A = "https://pictures.example/a.png";
    private static final String B = "https://pictures.example/b.png";
    private static final String BAD = "https://pictures.example/bad.png";
    private static final String WIDE = "https://pictures.example/wide.png";

    private final SettableClock clock = new SettableClock();
    private final Gallery gallery = new Gallery();
    private final List<String> fetched = new ArrayList<>();
    private final SocialStore store = InMemoryStore.create(clock);
    private final Social4j social = builder().mediaIntake(this::pin).build();
    private final Account account = connect(social);

    private Social4jBuilder builder() {
        return Social4j.builder()
                .store(store)
                .tokenCipher(new PlainCipher())
                .platform(gallery)
                .platform(new ScriptedPlatform("alpha", clock))
                .clock(clock);
    }

    @AfterEach
    void close() {
        social.close();
    }

    @Test
    void eachSourceIsFetchedOnceAndWhatWasMeasuredIsStored() {
        PublishRequest request = valid().media(Media.ofUrl(A).withAltText("one"), Media.ofUrl(B), Media.ofUrl(A))
                .mediaFor("alpha", Media.ofUrl(B).withPoster(Media.ofUrl(A)))
                .build();

        Content content = social.publisher().schedule(request).content();

        assertThat(fetched).containsExactly(A, B);
        assertThat(content.media())
                .allMatch(Media::isPinned)
                .extracting(Media::altText)
                .containsExactly("one", null, null);
        Media other = content.payloadFor(Platform.of("alpha")).media().get(0);
        assertThat(other.isPinned()).isTrue();
        assertThat(Objects.requireNonNull(other.poster()).isPinned()).isTrue();
        assertThat(other.url()).contains(B);
    }

    @Test
    void everyItemThatCannotBeUsedIsNamedAndNothingIsWritten() {
        PublishRequest request = valid().media(Media.ofUrl(A), Media.ofUrl(BAD))
                .mediaFor("alpha", Media.ofUrl(A).withPoster(Media.ofUrl(BAD)))
                .idempotencyKey("k")
                .build();

        InvalidPostException refused = refused(request);

        assertThat(fetched).containsExactly(A, BAD);
        assertThat(refused.violations()).extracting(Violation::rule).containsOnly("media.fetch.status");
        assertThat(refused.violations())
                .extracting(Violation::field, Violation::message)
                .containsExactly(
                        tuple("media[1]", "Item 2 of 2: " + BAD + " answered 404 to us."),
                        tuple(
                                "mediaByPlatform.alpha[0].poster",
                                "The poster of item 1 of 1: " + BAD + " answered 404 to us."));
        assertThat(store.posts().existing("ann", "k", "any")).isEmpty();
    }

    @Test
    void rulesAreCheckedAgainWithWhatWasMeasured() {
        assertThat(social.publisher().validate(valid().media(Media.ofUrl(WIDE)).build()))
                .isEmpty();
        assertThat(fetched).as("validating fetches nothing").isEmpty();

        assertThat(refused(valid().media(Media.ofUrl(WIDE)).build()).violations())
                .extracting(Violation::rule)
                .containsExactly("gallery.width");
    }

    @Test
    void nothingIsFetchedForARequestThatIsInvalidAnyhow() {
        refused(valid().media(Media.ofUrl(A)).at(clock.now().minusSeconds(999)).build());

        assertThat(fetched).isEmpty();
    }

    @Test
    void theSameKeyAnswersTheSamePostWithoutFetchingAgain() {
        for (Media media :
                List.of(Media.ofUrl(A), Media.ofBytes(new byte[] {1}), Media.ofFile(Path.of("sunset.png")))) {
            fetched.clear();
            PublishRequest request = valid().media(media)
                    .idempotencyKey("key of " + media.shown())
                    .build();
            ScheduledPost first = social.publisher().schedule(request);
            ScheduledPost second = social.publisher().schedule(request);

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(fetched).hasSize(1);
        }
        PublishRequest other = valid().media(Media.ofBytes(new byte[] {2}))
                .idempotencyKey("key of bytes")
                .build();
        assertThatThrownBy(() -> social.publisher().schedule(other)).isInstanceOf(SocialException.class);
    }

    @Test
    void aListFetchesEachSourceOnceAndNothingIfAnythingElseIsWrong() {
        PublishRequest one = valid().media(Media.ofUrl(A)).idempotencyKey("1").build();
        PublishRequest two = valid().media(Media.ofUrl(A), Media.ofUrl(B)).build();
        assertThatThrownBy(() -> social.publisher()
                        .scheduleAll(List.of(one, valid().text(" ").build())))
                .isInstanceOf(InvalidPostException.class);
        assertThat(fetched).isEmpty();

        List<ScheduledPost> posts = social.publisher().scheduleAll(List.of(one, two));

        assertThat(fetched).containsExactly(A, B);
        assertThat(posts).allMatch(post -> post.content().media().stream().allMatch(Media::isPinned));
        assertThat(social.publisher().scheduleAll(List.of(one)).get(0).id())
                .isEqualTo(posts.get(0).id());
        assertThat(fetched).as("the same key fetches nothing").hasSize(2);
    }

    @Test
    void aListWithAnItemThatCannotBeUsedIsRefusedAsAWhole() {
        List<PublishRequest> requests = List.of(
                valid().idempotencyKey("good").build(),
                valid().media(Media.ofUrl(BAD)).build(),
                valid().media(Media.ofUrl(WIDE)).build());

        InvalidPostException refused = catchThrowableOfType(
                InvalidPostException.class, () -> social.publisher().scheduleAll(requests));

        assertThat(refused.violations())
                .extracting(Violation::rule, Violation::field)
                .containsExactly(tuple("media.fetch.status", "[1].media[0]"), tuple("gallery.width", "[2].media[0]"));
        assertThat(store.posts().existing("ann", "good", "any")).isEmpty();
    }

    @Test
    void anAdapterReadsThePinnedContent() {
        social.publisher()
                .schedule(valid().media(Media.ofUrl(A), Media.ofBytes(new byte[] {1}))
                        .build());
        social.workers().runDue();

        assertThat(gallery.hung).hasSize(1);
        assertThat(gallery.hung.get(0)).startsWith("main: hello [content of " + A + "] [content of Bytes[");
    }

    @Test
    void anAdapterFindsTheAddressAndHearsOfContentThatIsGone() throws IOException {
        Media media = social.publisher()
                .schedule(valid().media(Media.ofUrl(A)).build())
                .content()
                .media()
                .get(0);

        assertThat(gallery.context().media().publicUrl(media)).hasToString("Optional[" + A + "]");
        assertThatThrownBy(() -> gallery.context().media().open(media.pinned(info("other", 1))))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.MEDIA_REJECTED))
                .hasMessageContaining("gone from the media store");
        assertThatThrownBy(() -> gallery.context().media().open(Media.ofUrl(A))).isInstanceOf(PlatformException.class);
    }

    @Test
    void anEditFetchesNewMediaOnlyAndAMoveNone() {
        ScheduledPost post = social.publisher()
                .schedule(valid().media(Media.ofUrl(A))
                        .at(clock.now().plusSeconds(60))
                        .build());
        social.publisher().reschedule(post.id(), clock.now().plusSeconds(90));
        Media kept = post.content().media().get(0);
        ScheduledPost changed =
                social.publisher().edit(post.id(), PostEdit.nothing().withContent(content("hi", kept, Media.ofUrl(B))));

        assertThat(fetched).containsExactly(A, B);
        assertThat(changed.content().media()).allMatch(Media::isPinned);
        assertThatThrownBy(() -> social.publisher()
                        .edit(post.id(), PostEdit.nothing().withContent(content("hi", Media.ofUrl(WIDE)))))
                .isInstanceOf(InvalidPostException.class);
    }

    @Test
    void withoutAnIntakeAddressesStayAndAnythingElseIsRefused() {
        try (Social4j plain = builder().build()) {
            Content content = plain.publisher()
                    .schedule(valid().media(Media.ofUrl(A)).build())
                    .content();
            assertThat(content.media()).containsExactly(Media.ofUrl(A));

            PublishRequest bytes = valid().media(Media.ofBytes(new byte[] {1})).build();
            assertThatThrownBy(() -> plain.publisher().schedule(bytes))
                    .isInstanceOf(InvalidPostException.class)
                    .hasMessageContaining("social-http");
        }
    }

    @Test
    void theDirectoryOfTheSettingsIsUsed(@TempDir Path directory) throws IOException {
        try (Social4j kept = builder()
                .mediaIntake(this::pin)
                .settings(Settings.none().with("social4j.media.directory", directory.toString()))
                .build()) {
            kept.publisher().schedule(valid().media(Media.ofUrl(A)).build());
        }
        assertThat(directory).isNotEmptyDirectory();
        Path file = Files.write(directory.resolve("file"), new byte[] {1});
        assertThatThrownBy(() -> builder()
                        .settings(Settings.none().with("social4j.media.directory", file.toString()))
                        .build())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("social4j.media.directory");
    }

    @Test
    void aDatabaseTakesSmallItemsOnlyAndSaysWhatToSet() {
        MediaStore limited = new LimitedMediaStore(new TemporaryMediaStore(clock), 16 << 20);

        assertThatThrownBy(() -> limited.put(info("x", (16 << 20) + 1), InputStream.nullInputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("social4j.media.max-database-size")
                .hasMessageContaining("social4j.media.directory");
    }

    @Test
    void anAccountWithSeveralPlacesGetsADeliveryForEach() {
        ScheduledPost post = social.publisher()
                .schedule(valid().option("gallery", "halls", "north,south").build());
        social.workers().runDue();

        assertThat(post.deliveries()).hasSize(2).extracting(Delivery::account).containsOnly(account.id());
        assertThat(gallery.hung).containsExactlyInAnyOrder("north: hello", "south: hello");
        assertThat(refused(valid().to("gallery").build()).violations())
                .as("naming the account twice is no such thing")
                .extracting(Violation::rule)
                .containsExactly("account.twice");
    }

    @Test
    void anEditIsGivenToThePlacesInOrder() {
        ScheduledPost post = social.publisher()
                .schedule(valid().option("gallery", "halls", "north,south")
                        .at(clock.now().plusSeconds(60))
                        .build());
        social.publisher().edit(post.id(), PostEdit.nothing().withContent(inHalls("bye", "east,west")));
        clock.advance(Duration.ofMinutes(2));
        social.workers().runDue();

        assertThat(gallery.hung).containsExactlyInAnyOrder("east: bye", "west: bye");
    }

    @Test
    void anEditCannotChangeTheNumberOfPlaces() {
        ScheduledPost post = social.publisher()
                .schedule(valid().option("gallery", "halls", "north,south")
                        .at(clock.now().plusSeconds(60))
                        .build());

        assertThatThrownBy(() ->
                        social.publisher().edit(post.id(), PostEdit.nothing().withContent(inHalls("bye", "east"))))
                .isInstanceOf(InvalidPostException.class)
                .hasMessageContaining("1 places now and was scheduled for 2; cancel it and schedule it anew");
    }

    @Test
    void theTextOfALivePostIsChangedAtItsPlatform() {
        Delivery delivery =
                social.publisher().schedule(valid().build()).deliveries().get(0);
        assertThatThrownBy(() -> social.publisher().editLive(delivery.id(), "new"))
                .isInstanceOf(SocialException.class)
                .hasMessageContaining("only live posts can be edited");
        social.workers().runDue();

        social.publisher().actingAs("ann").editLive(delivery.id(), "new");

        assertThat(gallery.edits).containsExactly("picture-1: new");
        assertThat(store.events().of(delivery.post()))
                .filteredOn(event -> event.type() == SocialEvent.Type.DELIVERY_EDITED)
                .extracting(SocialEvent::actor)
                .containsExactly("ann");
    }

    @Test
    void aPlatformWithoutEditingSaysSo() {
        RemoteAccount remote = new RemoteAccount(Platform.of("alpha"), "1");
        social.accounts().importToken("ann", "Ann", PlatformToken.of(remote, "token"));
        Delivery delivery = social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text("hello")
                        .to("alpha")
                        .build())
                .deliveries()
                .get(0);
        social.workers().runDue();

        assertThatThrownBy(() -> social.publisher().editLive(delivery.id(), "new"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.UNSUPPORTED));
    }

    @Test
    void nothingIsSentIntoABudgetThatIsUsedUpAndNoTryIsBurned() {
        gallery.context()
                .rates()
                .reported(new RateReport(
                        Platform.of("gallery"),
                        account.remote().id(),
                        RateReport.Use.PUBLISH,
                        "posts",
                        10L,
                        0,
                        clock.now().plusSeconds(120)));
        Delivery delivery =
                social.publisher().schedule(valid().build()).deliveries().get(0);
        social.workers().runDue();

        Delivery waiting = shown(delivery);
        assertThat(gallery.hung).isEmpty();
        assertThat(waiting.attempts()).isZero();
        Instant full = clock.now().plusSeconds(120);
        assertThat(waiting.nextAttemptAt().orElseThrow())
                .as("not all who wait for it come back at once")
                .isAfter(full)
                .isBeforeOrEqualTo(full.plusSeconds(5));

        clock.advance(Duration.ofMinutes(2).plusSeconds(5));
        social.workers().runDue();
        assertThat(shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    private Delivery shown(Delivery delivery) {
        return social.publisher().find(delivery.post()).orElseThrow().deliveries().stream()
                .filter(one -> one.id().equals(delivery.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mediaThatIsUsedAgainStaysThoughNobodyNeededItAnyMore() throws IOException {
        TemporaryMediaStore shelf = new TemporaryMediaStore(clock);
        try (Social4j other = builder().media(shelf).mediaIntake(this::pin).build()) {
            connect(other);
            Media used = other.publisher()
                    .schedule(valid().media(Media.ofUrl(A)).build())
                    .content()
                    .media()
                    .get(0);
            clock.advance(Duration.ofDays(60));

            other.publisher().schedule(valid().media(used).build());
            // Retention may have asked who needs it before this post was there.
            shelf.letGo(clock.now().minus(Duration.ofDays(1)), any -> Set.of());

            assertThat(fetched).containsExactly(A);
            assertThat(shelf.has(sha(A))).isTrue();
        }
    }

    /** Fetches nothing: what a source contains is its own name. */
    private Media pin(Media media, MediaStore into) throws MediaRefusedException {
        String name = name(media.source());
        fetched.add(name);
        if (name.equals(BAD)) {
            throw new MediaRefusedException("media.fetch.status", BAD + " answered 404 to us.");
        }
        byte[] content = ("content of " + name).getBytes(StandardCharsets.UTF_8);
        MediaInfo info = MediaInfo.image(
                sha(name), MediaFormat.PNG, content.length, name.equals(WIDE) ? Gallery.WIDEST + 1 : 10, 10);
        try {
            into.put(info, new ByteArrayInputStream(content));
        } catch (IOException failed) {
            throw new MediaRefusedException("media.store", "It could not be kept");
        }
        return media.pinned(info);
    }

    private static String name(MediaSource source) {
        return source instanceof MediaSource.Address address ? address.url() : source.toString();
    }

    private static MediaInfo info(String name, long size) {
        return MediaInfo.image(sha(name), MediaFormat.PNG, size, 10, 10);
    }

    private static String sha(String name) {
        String hex = HexFormat.of().toHexDigits(name.hashCode());
        return hex.repeat(8);
    }

    private static Content content(String text, Media... media) {
        return new Content(text, Map.of(), Map.of(), null, List.of(media), Map.of(), Map.of());
    }

    private static Content inHalls(String text, String halls) {
        return new Content(
                text,
                Map.of(),
                Map.of(),
                null,
                List.of(),
                Map.of(),
                Map.of(Platform.of("gallery"), Map.of("halls", halls)));
    }

    private static PublishRequest.Builder valid() {
        return PublishRequest.builder().user("ann").text("hello").to("gallery");
    }

    private InvalidPostException refused(PublishRequest request) {
        return catchThrowableOfType(
                InvalidPostException.class, () -> social.publisher().schedule(request));
    }

    private static Account connect(Social4j at) {
        RemoteAccount remote = new RemoteAccount(Platform.of("gallery"), "7");
        return at.accounts().importToken("ann", "Ann", PlatformToken.of(remote, "token"));
    }
}

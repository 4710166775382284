package io.social4j.testkit;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FakePlatformContractTest extends PlatformAdapterContract implements PlatformTruth {

    private final FakePlatform fake = FakePlatform.named("mastodonish");

    @Override
    protected PlatformAdapter adapter() {
        return fake.create(
                new ProviderContext(Settings.none().forPlatform(fake.id()), PublishPolicy.defaults(), clock()));
    }

    @Override
    protected PlatformTruth truth() {
        return this;
    }

    @Override
    protected PlatformToken token() {
        return fake.token("ann");
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(
                List.of("Good morning from the contract"),
                null,
                List.of(Media.ofUrl("https://pictures.example/1.jpg")),
                Map.of());
    }

    @Override
    protected Optional<PublishPayload> threadPayload() {
        return Optional.of(new PublishPayload(List.of("First of three", "Second", "Third"), null, List.of(), Map.of()));
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(
                PublishPayload.ofText(" "),
                PublishPayload.ofText("x".repeat(FakePlatform.LONGEST_TEXT + 1)),
                new PublishPayload(List.of("First", ""), null, List.of(), Map.of()),
                new PublishPayload(List.of("Text"), null, List.of(), Map.of("volume", "loud")));
    }

    @Override
    public List<String> liveIds() {
        return fake.live().stream().map(FakePost::id).toList();
    }

    @Override
    public int requests() {
        return fake.requests();
    }

    @Override
    public boolean script(Scenario scenario) {
        FakePlatform.NextCommit next = fake.nextCommit();
        switch (scenario) {
            case ACCEPT -> next.succeeds();
            case ACCEPT_THEN_DROP, ACCEPT_THEN_GARBAGE -> next.getsLost();
            case ACCEPT_THEN_SERVER_ERROR -> next.getsServerError();
            case RESET_BEFORE -> next.dropsBefore();
            case SERVER_ERROR -> next.refuses(FailureKind.UNKNOWN_OUTCOME);
            case RATE_LIMITED ->
                next.refuses(PlatformFailure.of(FailureKind.RATE_LIMITED, "Too many posts")
                        .withRetryAt(clock().now().plus(Duration.ofMinutes(5))));
            case UNAUTHORIZED -> next.refuses(FailureKind.UNAUTHORIZED);
            case DUPLICATE -> next.refuses(FailureKind.DUPLICATE);
            case REFUSED -> next.refuses(FailureKind.INVALID_CONTENT);
        }
        return true;
    }
}

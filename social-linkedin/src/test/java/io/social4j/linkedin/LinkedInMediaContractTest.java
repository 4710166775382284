package io.social4j.linkedin;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.List;
import java.util.Map;

/** For an organization that shows two pictures. */
final class LinkedInMediaContractTest extends SandboxedAdapterContract {

    private final List<Media> pictures =
            List.of(media().jpeg(64, 48).withAltText("Grey [and square]"), media().png(48, 64));

    LinkedInMediaContractTest() {
        super(new LinkedInAdapterProvider());
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(List.of("Two pictures (from the contract)"), null, pictures, Map.of());
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(new PublishPayload(
                List.of("a film and a picture"),
                null,
                List.of(media().pdf(), media().jpeg(8, 8)),
                Map.of("title", "Slides")));
    }
}

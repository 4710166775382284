package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.InstagramContainer.Draft;
import io.social4j.sandbox.InstagramContainer.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes containers and says how they are. Source: Instagram Platform docs, content publishing and IG Container, 2026-09. */
final class InstagramContainers {

    private static final int CAPTION_LIMIT = 2200;
    private static final int ALT_TEXT_LIMIT = 1000;
    private static final long FIRST_ID = 17_990_000_000_000_000L;

    private final Ground ground;
    private final Map<String, InstagramContainer> containers = new HashMap<>();

    InstagramContainers(Ground ground) {
        this.ground = ground;
    }

    Answer create(Call call, Profile author) {
        Parameters given = Parameters.of(call);
        Kind kind = kind(given);
        requireTexts(given);
        Draft draft = new Draft(
                author.id(), given.get("caption"), kind, media(kind, given, author), given.flag("is_carousel_item"));
        if (draft.carouselItem() && !draft.caption().isEmpty()) {
            throw GraphErrors.parameter("param caption is not allowed");
        }
        InstagramContainer container =
                new InstagramContainer(draft, ground.now(), ground.options().instagram());
        Fault fault = call.fault();
        if (fault != null) {
            container.obey(fault);
        }
        String id = Long.toString(FIRST_ID + containers.size() + 1);
        containers.put(id, container);
        return Answer.json(200, Json.object("id", id));
    }

    boolean knows(String id) {
        return containers.containsKey(id);
    }

    Optional<InstagramContainer> find(String id, Profile owner) {
        return Optional.ofNullable(containers.get(id))
                .filter(container -> container.draft().accountId().equals(owner.id()));
    }

    Answer read(String id, InstagramContainer container, List<String> fields) {
        InstagramContainer.Status status = container.poll(ground.now());
        Map<String, Object> answer = Json.object();
        for (String field : fields) {
            switch (field) {
                case "id" -> {}
                case "status_code" -> answer.put("status_code", status);
                case "status" -> answer.put("status", container.words(status));
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (IGContainer)");
            }
        }
        answer.put("id", id);
        return Answer.json(200, answer);
    }

    private static Kind kind(Parameters given) {
        String name = given.find("media_type").orElse("IMAGE");
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> GraphErrors.of(100, 2207023, "Unknown media type", "The media type is unknown."));
        if (kind == Kind.VIDEO && !given.flag("is_carousel_item")) {
            // Changelog, 2023-11: a video in the feed is a reel.
            throw GraphErrors.parameter(
                    "The VIDEO value for media_type is no longer supported. Use the REELS media type.");
        }
        return kind;
    }

    private static void requireTexts(Parameters given) {
        String caption = given.get("caption");
        if (caption.codePointCount(0, caption.length()) > CAPTION_LIMIT) {
            throw GraphErrors.of(36004, 2207010, "Caption too long", "The caption was too long.");
        }
        if (given.get("alt_text").length() > ALT_TEXT_LIMIT) {
            throw GraphErrors.parameter("Param alt_text must be no longer than 1000 characters");
        }
    }

    private List<String> media(Kind kind, Parameters given, Profile author) {
        if (kind == Kind.CAROUSEL) {
            return children(given.list("children"), author);
        }
        boolean video = kind == Kind.REELS
                || kind == Kind.VIDEO
                || (kind == Kind.STORIES && given.find("video_url").isPresent());
        String name = video ? "video_url" : "image_url";
        String url =
                given.find(name).orElseThrow(() -> GraphErrors.parameter("The parameter " + name + " is required"));
        if (!url.matches("(?i)https?://[^/\\s]+.*")) {
            throw GraphErrors.of(
                    9004,
                    2207052,
                    "Only photo or video can be accepted as media type.",
                    "The media could not be fetched from this URI: " + url);
        }
        return List.of(url);
    }

    private List<String> children(List<String> ids, Profile author) {
        if (ids.size() < 2 || ids.size() > 10) {
            throw GraphErrors.of(100, 2207028, "Invalid carousel", "A carousel needs 2 to 10 children.");
        }
        return ids.stream()
                .map(id -> find(id, author)
                        .filter(child -> child.draft().carouselItem())
                        .filter(child -> child.status(ground.now()) == InstagramContainer.Status.FINISHED)
                        .orElseThrow(() -> GraphErrors.parameter("Child " + id + " is not a finished carousel item")))
                .flatMap(child -> child.draft().media().stream())
                .toList();
    }
}

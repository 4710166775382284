package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.InstagramContainer.Draft;
import io.social4j.sandbox.InstagramContainer.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Makes containers and says how they are. Source: Instagram Platform docs, content publishing and IG Container, 2026-09. */
final class InstagramContainers {

    private static final long FIRST_ID = 17_990_000_000_000_000L;

    private final Ground ground;
    private final Serial made;
    private final Map<String, InstagramContainer> containers = new HashMap<>();

    InstagramContainers(Ground ground) {
        this.ground = ground;
        this.made = Serial.of(ground);
    }

    Answer create(Call call, Profile author) {
        Parameters given = Parameters.of(call);
        Kind kind = InstagramContainerRules.kind(given);
        InstagramContainerRules.require(given, kind, InstagramSandbox.isThroughPage(author));
        String id = Long.toString(FIRST_ID + made.next());
        Draft draft = draft(id, given, kind, author);
        InstagramContainer container =
                new InstagramContainer(id, draft, ground.now(), ground.options().instagram());
        Fault fault = call.fault();
        if (fault != null) {
            container.obey(fault);
        }
        containers.put(id, container);
        Map<String, Object> answer = Json.object("id", id);
        if (resumable(given)) {
            answer.put("uri", call.url().resolve("/ig-api-upload/v26.0/" + id));
        }
        return Answer.json(200, answer);
    }

    boolean knows(String id) {
        return containers.containsKey(id);
    }

    Optional<InstagramContainer> find(String id, Profile owner) {
        return Optional.ofNullable(containers.get(id))
                .filter(container -> container.draft().accountId().equals(owner.id()));
    }

    Answer read(InstagramContainer container, List<String> fields) {
        InstagramContainer.Status status =
                fields.contains("status_code") ? container.poll(ground.now()) : container.status(ground.now());
        Map<String, Object> answer = Json.object();
        for (String field : fields) {
            switch (field) {
                case "id" -> {}
                case "status_code" -> answer.put("status_code", status);
                case "status" -> answer.put("status", container.words(status));
                case "video_status" -> answer.put("video_status", container.videoStatus());
                case "copyright_check_status" ->
                    answer.put("copyright_check_status", Json.object("status", "completed", "matches_found", false));
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (IGContainer)");
            }
        }
        answer.put("id", container.id());
        return Answer.json(200, answer);
    }

    private Draft draft(String id, Parameters given, Kind kind, Profile author) {
        boolean item = given.flag("is_carousel_item");
        String caption = given.get("caption");
        long thumb = given.number("thumb_offset", 0);
        given.find("cover_url").ifPresent(cover -> fetch(cover, false).requirePicture(true));
        if (kind == Kind.CAROUSEL) {
            List<String> media = children(given.list("children"), author);
            return new Draft(author.id(), caption, kind, media, List.of(), item, thumb);
        }
        if (resumable(given)) {
            if (kind == Kind.IMAGE) {
                throw GraphErrors.parameter("Images cannot be uploaded, only fetched from image_url");
            }
            return new Draft(author.id(), caption, kind, List.of("upload:" + id), List.of(), item, thumb);
        }
        InstagramFile file = file(given, kind);
        return new Draft(author.id(), caption, kind, List.of(file.place()), List.of(file), item, thumb);
    }

    private static boolean resumable(Parameters given) {
        return given.get("upload_type").equals("resumable");
    }

    private static InstagramFile file(Parameters given, Kind kind) {
        boolean video = kind == Kind.REELS
                || kind == Kind.VIDEO
                || (kind == Kind.STORIES && given.find("video_url").isPresent());
        String name = video ? "video_url" : "image_url";
        InstagramFile file = fetch(
                given.find(name).orElseThrow(() -> GraphErrors.parameter("The parameter " + name + " is required")),
                video);
        if (!video) {
            file.requirePicture(kind == Kind.STORIES);
        } else {
            InstagramContainerRules.requireThumb(given, file);
        }
        return file;
    }

    /** The address is looked at, not what is there. */
    static InstagramFile fetch(String address, boolean video) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || !url.isHttps()) {
            throw GraphErrors.of(
                    9004,
                    2207052,
                    "Only photo or video can be accepted as media type.",
                    "The media could not be fetched from this URI: " + address);
        }
        return InstagramFile.at(address, url, video);
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

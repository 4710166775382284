package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in one request. The bytes are not looked at; an upload belongs to who made it and lasts 24 hours. Source: X API
 * docs, media upload, 2026-08.
 */
final class XMedia {

    private static final Duration LIFE = Duration.ofHours(24);

    private final Ground ground;
    private final Snowflakes ids;
    private final Map<String, Upload> uploads = new HashMap<>();

    XMedia(Ground ground, Snowflakes ids) {
        this.ground = ground;
        this.ids = ids;
    }

    Answer upload(Call call, Profile caller) {
        if (call.body().size() == 0) {
            throw XErrors.invalid("media: is missing");
        }
        String id = ids.next(ground.now());
        uploads.put(id, new Upload(caller.id(), ground.now().plus(LIFE)));
        Map<String, Object> data = Json.object(
                "id", id, "media_key", "3_" + id, "size", call.body().size(), "expires_after_secs", LIFE.toSeconds());
        return Answer.json(200, Json.object("data", data));
    }

    Answer metadata(Call call, Profile caller) {
        Map<?, ?> body = XJson.body(call);
        String id = String.valueOf(body.get("id"));
        if (!usable(id, caller)) {
            throw XErrors.invalid("id: is not an upload of this user");
        }
        return Answer.json(200, Json.object("data", Json.object("id", id)));
    }

    boolean usable(String id, Profile caller) {
        @Nullable Upload upload = uploads.get(id);
        return upload != null
                && upload.owner.equals(caller.id())
                && ground.now().isBefore(upload.expiresAt);
    }

    private record Upload(String owner, Instant expiresAt) {}
}

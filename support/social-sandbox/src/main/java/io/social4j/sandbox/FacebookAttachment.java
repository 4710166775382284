package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.FacebookGallery.Form;
import io.social4j.sandbox.FacebookGallery.Shown;
import java.util.List;
import java.util.Map;

/** Photos and videos below the words of a post. Source: Meta docs, story attachment, 2026-09. */
record FacebookAttachment(Profile page, Shown shown) {

    Map<String, Object> with(List<String> asked) {
        Map<String, Object> attachment = Json.object();
        for (String field : asked) {
            switch (field) {
                case "media_type" -> attachment.put(field, mediaType());
                case "type" -> attachment.put(field, isAlbum() ? "album" : mediaType());
                case "title" -> {}
                case "url", "unshimmed_url" -> attachment.put(field, address());
                case "target{id}" ->
                    attachment.put(
                            "target",
                            target(isAlbum() ? page.id() : shown.files().get(0)));
                case "subattachments{target{id}}" -> {
                    if (isAlbum()) {
                        List<Map<String, Object>> photos = shown.files().stream()
                                .map(file -> Json.object("target", target(file)))
                                .toList();
                        attachment.put("subattachments", Json.object("data", photos));
                    }
                }
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (StoryAttachment)");
            }
        }
        return attachment;
    }

    private boolean isAlbum() {
        return shown.files().size() > 1;
    }

    private boolean isVideo() {
        return shown.form() == Form.VIDEO || shown.form() == Form.REEL;
    }

    private String mediaType() {
        return isVideo() ? "video" : isAlbum() ? "album" : "photo";
    }

    private String address() {
        String file = shown.files().get(0);
        return switch (shown.form()) {
            case REEL -> "https://www.facebook.com/reel/" + file + "/";
            case VIDEO -> "https://www.facebook.com/" + page.id() + "/videos/" + file + "/";
            default -> "https://www.facebook.com/" + page.id() + "/photos/a.1/" + file + "/";
        };
    }

    private static Map<String, Object> target(String id) {
        return Json.object("id", id);
    }
}

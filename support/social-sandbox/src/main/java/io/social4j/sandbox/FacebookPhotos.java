package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.FacebookGallery.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/** Photos of a Page. Sources: Meta docs, Page photos, photo stories and error codes, 2026-09. */
final class FacebookPhotos {

    private static final long LARGEST = 10_000_000;

    /** Of one post. Meta documents no number; its composer shows ten, and the adapter sends no more unless it is told to. */
    private static final int MOST = 10;

    private static final Pattern ATTACHED = Pattern.compile("\\{\\s*\"media_fbid\"\\s*:\\s*\"?([0-9]{1,30})\"?\\s*}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^/\\s?#]+\\S*");

    /** JPEG, PNG, GIF, BMP, TIFF in both orders of bytes: by their first bytes, whatever they are called. */
    private static final List<ByteString> STARTS = List.of(
            ByteString.decodeHex("ffd8ff"),
            ByteString.decodeHex("89504e470d0a1a0a"),
            ByteString.encodeUtf8("GIF8"),
            ByteString.encodeUtf8("BM"),
            ByteString.decodeHex("49492a00"),
            ByteString.decodeHex("4d4d002a"));

    private final Ground ground;
    private final FacebookGallery gallery;
    private final FacebookFeed feed;

    FacebookPhotos(Ground ground, FacebookGallery gallery, FacebookFeed feed) {
        this.ground = ground;
        this.gallery = gallery;
        this.feed = feed;
    }

    /** Unpublished: nobody sees it. */
    Answer upload(Call call, Profile page) {
        return Answer.json(200, Json.object("id", store(call, page)));
    }

    /** Published at once, as a post of its own. */
    Answer publish(Call call, Profile page) {
        Parameters given = Parameters.of(call);
        FacebookFeed.requirePublished(given);
        FacebookFeed.requireLength(given.find("caption").orElse(given.get("message")));
        String photo = store(call, page);
        String text = given.find("caption").orElse(given.get("message"));
        LivePost post = feed.wentLive(page, text, List.of(photo), Form.PHOTOS);
        return Answer.json(200, Json.object("id", photo, "post_id", post.id()));
    }

    /** A story of one photo that no post shows. */
    Answer story(Call call, Profile page) {
        String photo = Parameters.of(call).get("photo_id");
        requireUnused(photo, page);
        LivePost post = feed.wentLive(page, "", List.of(photo), Form.STORY);
        return Answer.json(200, Json.object("success", true, "post_id", post.id()));
    }

    /** {@code attached_media[0]}, {@code attached_media[1]} and so on, each a JSON text, or one list of them. */
    List<String> attached(Parameters given, Profile page) {
        List<String> written = new ArrayList<>();
        for (int i = 0; given.find("attached_media[" + i + "]").isPresent(); i++) {
            written.add(given.get("attached_media[" + i + "]"));
        }
        if (written.isEmpty() && given.find("attached_media").isPresent()) {
            Matcher each = ATTACHED.matcher(given.get("attached_media"));
            while (each.find()) {
                written.add(each.group());
            }
        }
        if (written.size() > MOST) {
            throw GraphErrors.parameter("Param attached_media has " + MOST + " photos at most");
        }
        List<String> ids = new ArrayList<>();
        for (String one : written) {
            Matcher id = ATTACHED.matcher(one);
            if (!id.matches()) {
                throw GraphErrors.parameter("Param attached_media must be an array of media_fbid");
            }
            requireUnused(id.group(1), page);
            ids.add(id.group(1));
        }
        return ids;
    }

    private void requireUnused(String photo, Profile page) {
        if (gallery.isShown(photo)) {
            throw GraphErrors.of(100, 1366051, "Photos already posted", "These photos were already posted.");
        }
        if (gallery.unused(photo, page, ground.now()).isEmpty()) {
            throw GraphErrors.parameter("The photo " + photo + " does not exist");
        }
    }

    private String store(Call call, Profile page) {
        Parameters given = Parameters.of(call);
        if (given.find("attached_media")
                .or(() -> given.find("attached_media[0]"))
                .isPresent()) {
            throw noFile();
        }
        Optional<FilePart> file = call.multipart().flatMap(form -> form.file("source"));
        if (file.isPresent()) {
            requirePhoto(file.get());
        } else if (!ADDRESS.matcher(given.get("url")).matches()) {
            throw noFile();
        }
        return gallery.add(page, given.get("alt_text_custom"), ground.now());
    }

    private static void requirePhoto(FilePart file) {
        boolean known = STARTS.stream().anyMatch(start -> file.content().startsWith(start));
        if (!known
                || file.size() > LARGEST
                || file.fileName().isEmpty()
                || file.type().isEmpty()) {
            throw GraphErrors.of(
                    100,
                    1366046,
                    "Can't read files",
                    "Your photos couldn't be uploaded. Photos should be saved as JPG, PNG, GIF or TIFF.");
        }
    }

    private static RefusedException noFile() {
        return GraphErrors.plain(324, "OAuthException", "(#324) Requires upload file");
    }
}

package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.FacebookGallery.Form;
import io.social4j.sandbox.FacebookVideo.Edge;
import java.time.Duration;
import java.util.Map;

/**
 * Videos, reels and stories: started, uploaded, finished. Sources: Meta docs, Video API (upload in phases), Reels Publishing
 * API, Page Stories API, 2026-09.
 */
final class FacebookVideos {

    /** How much of a video of the feed is asked for at once; not documented. */
    static final long PIECE = 1L << 20;

    private static final int REELS_A_DAY = 30;
    private static final long LARGEST = 10_000_000_000L;

    private final Ground ground;
    private final FacebookGallery gallery;
    private final FacebookFeed feed;

    FacebookVideos(Ground ground, FacebookGallery gallery, FacebookFeed feed) {
        this.ground = ground;
        this.gallery = gallery;
        this.feed = feed;
    }

    /** A session for a video of the feed, whose size has to be said. */
    Answer start(Call call, Profile page) {
        long size = Parameters.of(call).number("file_size", 0);
        if (size < 1) {
            throw GraphErrors.parameter("The parameter file_size is required");
        }
        if (size > LARGEST) {
            throw GraphErrors.plain(352, "OAuthException", "(#352) The video file is too large");
        }
        FacebookVideo video = started(call, page, Edge.FEED);
        video.file().expect(size);
        Map<String, Object> answer = Json.object("video_id", video.id(), "upload_session_id", session(video));
        answer.putAll(next(video));
        return Answer.json(200, answer);
    }

    /** The next piece, from where the last one ended. */
    Answer transfer(Call call, Profile page) {
        Parameters given = Parameters.of(call);
        FacebookVideo video = require(given.get("upload_session_id").replace("session", ""), page);
        FilePart piece = call.multipart()
                .flatMap(form -> form.file("video_file_chunk"))
                .orElseThrow(() -> GraphErrors.plain(324, "OAuthException", "(#324) Requires upload file"));
        GraphUploadedFile file = video.file();
        boolean fits = piece.size() > 0 && piece.size() <= Math.min(PIECE, file.size() - file.received());
        if (given.number("start_offset", -1) != file.received() || !fits) {
            throw GraphErrors.parameter("The piece does not begin at " + file.received() + ", or is too long");
        }
        file.add(piece.content(), piece.size());
        return Answer.json(200, next(video));
    }

    /** A reel, or a story that is a video: its bytes go to the host for bytes. */
    Answer startUpload(Call call, Profile page) {
        Edge edge = call.segments().contains("video_reels") ? Edge.REEL : Edge.STORY;
        FacebookVideo video = started(call, page, edge);
        String host = call.url().scheme() + "://" + call.url().host() + ":"
                + call.url().port();
        return Answer.json(
                200, Json.object("video_id", video.id(), "upload_url", host + "/video-upload/v26.0/" + video.id()));
    }

    /** {@code POST} to the address that the start has named. */
    Answer bytes(Call call, Profile page) {
        return require(call.variable("id"), page).file().take(call);
    }

    Answer finish(Call call, Profile page) {
        FacebookFeed.requirePublished(Parameters.of(call));
        FacebookVideo video =
                require(Parameters.of(call).get("upload_session_id").replace("session", ""), page);
        requireReady(video);
        publish(video, page, Parameters.of(call).get("description"), Form.VIDEO);
        return Answer.json(200, Json.object("success", true));
    }

    Answer finishReel(Call call, Profile page) {
        Parameters given = Parameters.of(call);
        if (!given.get("video_state").equals("PUBLISHED")) {
            throw GraphErrors.parameter("The sandbox knows published reels only");
        }
        FacebookVideo video = require(given.get("video_id"), page);
        requireReady(video);
        long today = gallery.reelsSince(
                page.id(),
                ground.ledger().live(ground.platform(), page.id()),
                ground.now().minus(Duration.ofHours(24)));
        if (today >= REELS_A_DAY) {
            throw GraphErrors.plain(613, "OAuthException", "(#613) Calls to this api have exceeded the rate limit.");
        }
        FacebookFeed.requireAudience(given);
        publish(video, page, given.get("description"), Form.REEL);
        return Answer.json(200, Json.object("success", true));
    }

    Answer finishStory(Call call, Profile page) {
        FacebookVideo video = require(Parameters.of(call).get("video_id"), page);
        requireReady(video);
        LivePost post = publish(video, page, "", Form.STORY);
        return Answer.json(200, Json.object("success", true, "post_id", post.id()));
    }

    /** Without a word on what it becomes, as long as there is none. */
    Answer node(FacebookVideo video, Parameters given) {
        Map<String, Object> node = Json.object();
        for (String field : given.list("fields")) {
            switch (field) {
                case "id" -> {}
                case "status" -> node.put(field, video.status(ground.now()));
                case "permalink_url" -> node.put(field, "/" + video.pageId() + "/videos/" + video.id() + "/");
                case "published" -> node.put(field, video.isFinished());
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (Video)");
            }
        }
        node.put("id", video.id());
        return Answer.json(200, node);
    }

    private FacebookVideo started(Call call, Profile page, Edge edge) {
        FacebookVideo video = new FacebookVideo(gallery.nextId(), page.id(), edge, call.fault());
        gallery.add(video);
        return video;
    }

    private LivePost publish(FacebookVideo video, Profile page, String text, Form form) {
        FacebookFeed.requireLength(text);
        video.finish(ground.now());
        return feed.wentLive(page, video, text, form);
    }

    private FacebookVideo require(String id, Profile page) {
        FacebookVideo video = gallery.video(id, page).orElseThrow(() -> GraphErrors.noObject("POST", id));
        if (video.isExpired() && !id.isEmpty()) {
            throw GraphErrors.parameter("The upload session has expired");
        }
        return video;
    }

    private static void requireReady(FacebookVideo video) {
        if (video.isFinished()) {
            throw GraphErrors.parameter("The video is published already");
        }
        if (video.problem().isPresent()) {
            int code = video.problem().get();
            throw GraphErrors.plain(code, "OAuthException", "(#" + code + ") The video cannot be processed");
        }
        if (!video.file().isComplete()) {
            throw GraphErrors.plain(6000, "OAuthException", "(#6000) There was a problem uploading your video file");
        }
    }

    private static String session(FacebookVideo video) {
        return "session" + video.id();
    }

    /** Offsets are texts; where both are equal there is nothing left. */
    private static Map<String, Object> next(FacebookVideo video) {
        long from = video.file().received();
        long to = Math.min(video.file().size(), from + PIECE);
        return Json.object("start_offset", Long.toString(from), "end_offset", Long.toString(to));
    }
}

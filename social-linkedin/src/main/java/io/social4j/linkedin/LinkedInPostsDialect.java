package io.social4j.linkedin;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonText;
import io.social4j.model.Media;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformToken;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The Posts API, {@code /rest/posts} (Microsoft Learn, "Posts API", "MultiImage API", "Poll API", 2026-09). */
final class LinkedInPostsDialect implements LinkedInDialect {

    private static final String POSTS = "rest/posts";

    private final LinkedInHttp http;
    private final LinkedInUploads uploads;

    LinkedInPostsDialect(LinkedInHttp http, LinkedInUploads uploads) {
        this.http = http;
        this.uploads = uploads;
    }

    @Override
    public String upload(PlatformToken token, Media media) {
        return uploads.upload(token, media);
    }

    @Override
    public Readiness readiness(PlatformToken token, String urn) {
        return uploads.readiness(token, urn);
    }

    /** A success has no body, the id stands in a header. */
    @Override
    public HttpReply create(PlatformToken token, LinkedInDraft draft, Gate gate) {
        LinkedInOptions options = draft.options();
        String body = JsonText.object(post -> {
            post.put("author", draft.author())
                    .put("commentary", LittleText.escaped(draft.text(), options.mentions()))
                    .put("visibility", options.visibility().name())
                    .object(
                            "distribution",
                            distribution -> distribution
                                    .put("feedDistribution", "MAIN_FEED")
                                    .array("targetEntities", List.of())
                                    .array("thirdPartyDistributionChannels", List.of()));
            if (draft.kind() == LinkedInKind.RESHARE) {
                post.object("reshareContext", context -> context.put("parent", options.reshare()));
            } else if (draft.kind() != LinkedInKind.TEXT) {
                post.object("content", content -> content(content, draft));
            }
            post.put("lifecycleState", "PUBLISHED").put("isReshareDisabledByAuthor", options.reshareDisabled());
            options.raw().forEach(post::putRaw);
        });
        return http.commit(http.rest(HttpCall.post(http.base(), POSTS).json(body), token), gate);
    }

    private static void content(JsonText content, LinkedInDraft draft) {
        LinkedInOptions options = draft.options();
        List<Media> media = draft.payload().media();
        switch (draft.kind()) {
            case ARTICLE ->
                content.object(
                        "article",
                        article -> article.put("source", draft.payload().linkOrNull())
                                .put("title", options.articleTitle())
                                .put("description", options.articleDescription())
                                .put(
                                        "thumbnail",
                                        draft.uploads().isEmpty()
                                                ? null
                                                : draft.uploads().get(0)));
            case IMAGES ->
                content.object(
                        "multiImage",
                        many -> many.objects(
                                "images",
                                IntStream.range(0, media.size()).boxed().toList(),
                                (image, i) -> image.put("id", draft.uploads().get(i))
                                        .put("altText", media.get(i).altText())));
            case IMAGE ->
                content.object(
                        "media",
                        image -> image.put("id", draft.uploads().get(0))
                                .put("altText", media.get(0).altText()));
            case VIDEO, DOCUMENT ->
                content.object(
                        "media", file -> file.put("id", draft.uploads().get(0)).put("title", options.title()));
            case POLL -> content.object("poll", poll -> poll(poll, options.poll()));
            case TEXT, RESHARE -> throw new IllegalStateException("A text or a reshare has no content");
        }
    }

    private static void poll(JsonText json, LinkedInOptions.@Nullable Poll poll) {
        if (poll == null) {
            throw new IllegalStateException("A poll has a question");
        }
        json.put("question", poll.question())
                .objects("options", poll.answers(), (option, text) -> option.put("text", text))
                .object("settings", settings -> settings.put("duration", poll.duration()));
    }

    /** {@code GET /rest/posts?q=author}, for organizations. */
    @Override
    public List<LinkedInPost> posts(PlatformToken token, int start) {
        HttpCall.Builder call = HttpCall.get(http.base(), POSTS)
                .header("X-RestLi-Method", "FINDER")
                .query("q", "author")
                .query("author", token.account().id())
                .query("sortBy", "CREATED")
                .query("start", start)
                .query("count", PAGE);
        return LinkedInHttp.elements(http.read(http.rest(call, token)), "a list of posts").stream()
                .map(LinkedInPost::of)
                .toList();
    }

    @Override
    public void delete(PlatformToken token, String urn) {
        http.read(
                http.rest(HttpCall.delete(http.base(), POSTS).segment(urn).header("X-RestLi-Method", "DELETE"), token));
    }

    @Override
    public void edit(PlatformToken token, String urn, String text) {
        String body = JsonText.object(edit -> edit.object(
                "patch", patch -> patch.object("$set", set -> set.put("commentary", LittleText.escaped(text)))));
        http.read(http.rest(
                HttpCall.post(http.base(), POSTS)
                        .segment(urn)
                        .header("X-RestLi-Method", "PARTIAL_UPDATE")
                        .json(body),
                token));
    }
}

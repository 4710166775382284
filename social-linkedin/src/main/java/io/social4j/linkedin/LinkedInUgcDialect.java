package io.social4j.linkedin;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.linkedin.LinkedInOptions.Visibility;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat.Kind;
import io.social4j.model.MediaInfo;
import io.social4j.spi.Gate;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The older API without versions, {@code /v2/ugcPosts} and {@code /v2/assets} (Microsoft Learn, "UGC Post API (Legacy)", "Assets
 * API", 2026-09). Texts are plain there, no little text. No end is announced.
 */
final class LinkedInUgcDialect implements LinkedInDialect {

    private static final String POSTS = "v2/ugcPosts";
    private static final String UPLOADING = "com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest";

    private final LinkedInHttp http;
    private final MediaAccess media;

    LinkedInUgcDialect(LinkedInHttp http, MediaAccess media) {
        this.http = http;
        this.media = media;
    }

    /** Registers, then sends the whole file with the headers LinkedIn asks for. */
    @Override
    public String upload(PlatformToken token, Media item) {
        MediaInfo info = LinkedInUploads.measured(item);
        String recipe = info.kind() == Kind.VIDEO ? "feedshare-video" : "feedshare-image";
        String body = JsonText.object(call -> call.object(
                "registerUploadRequest",
                request -> request.array("recipes", List.of("urn:li:digitalmediaRecipe:" + recipe))
                        .put("owner", token.account().id())
                        .objects(
                                "serviceRelationships",
                                List.of("urn:li:userGeneratedContent"),
                                (relation, identifier) -> relation.put("relationshipType", "OWNER")
                                        .put("identifier", identifier))));
        JsonView value = http.read(http.unversioned(
                        HttpCall.post(http.base(), "v2/assets")
                                .query("action", "registerUpload")
                                .json(body),
                        token))
                .json()
                .at("value");
        JsonView mechanism = value.at("uploadMechanism").at(UPLOADING);
        HttpCall.Builder call = http.put(LinkedInHttp.text(mechanism.at("uploadUrl"), "an upload"));
        mechanism
                .at("headers")
                .fields()
                .forEach((name, said) -> said.text().ifPresent(text -> header(call, name, text)));
        String urn = LinkedInHttp.text(value.at("asset"), "an upload");
        http.upload(call.bearer(token.accessToken()).stream(info.format().type(), info.size(), () -> media.open(item))
                .build());
        return urn;
    }

    private static void header(HttpCall.Builder call, String name, String value) {
        try {
            call.header(name, value);
        } catch (IllegalArgumentException notSendable) {
            throw LinkedInHttp.unreadable("an upload");
        }
    }

    @Override
    public Readiness readiness(PlatformToken token, String urn) {
        String id = urn.substring(urn.lastIndexOf(':') + 1);
        HttpCall call = http.unversioned(HttpCall.get(http.base(), "v2/assets").segment(id), token);
        return LinkedInUploads.readiness(() ->
                http.read(call).json().at("recipes").at(0).at("status").text().orElse(""));
    }

    @Override
    public HttpReply create(PlatformToken token, LinkedInDraft draft, Gate gate) {
        String body = JsonText.object(post -> {
            post.put("author", draft.author())
                    .put("lifecycleState", "PUBLISHED")
                    .object(
                            "specificContent",
                            content -> content.object("com.linkedin.ugc.ShareContent", share -> share(share, draft)))
                    .object(
                            "visibility",
                            visibility -> visibility.put(
                                    "com.linkedin.ugc.MemberNetworkVisibility",
                                    draft.options().visibility() == Visibility.CONNECTIONS ? "CONNECTIONS" : "PUBLIC"));
            draft.options().raw().forEach(post::putRaw);
        });
        return http.commit(http.unversioned(HttpCall.post(http.base(), POSTS).json(body), token), gate);
    }

    private static void share(JsonText share, LinkedInDraft draft) {
        share.object("shareCommentary", commentary -> commentary(commentary, draft))
                .put("shareMediaCategory", category(draft.kind()));
        if (draft.kind() == LinkedInKind.ARTICLE) {
            share.objects("media", List.of(draft.options()), (article, options) -> {
                article.put("status", "READY")
                        .put("originalUrl", draft.payload().linkOrNull());
                words(article, "title", options.articleTitle());
                words(article, "description", options.articleDescription());
            });
        } else if (draft.kind() != LinkedInKind.TEXT) {
            share.objects(
                    "media", IntStream.range(0, draft.uploads().size()).boxed().toList(), (file, i) -> {
                        file.put("status", "READY").put("media", draft.uploads().get(i));
                        words(file, "title", draft.options().title());
                        words(
                                file,
                                "description",
                                draft.payload().media().get(i).altText());
                    });
        }
    }

    private static void words(JsonText json, String name, @Nullable String text) {
        if (text != null) {
            json.object(name, words -> words.put("text", text));
        }
    }

    private static String category(LinkedInKind kind) {
        return switch (kind) {
            case TEXT -> "NONE";
            case ARTICLE -> "ARTICLE";
            case IMAGE, IMAGES -> "IMAGE";
            case VIDEO -> "VIDEO";
            case DOCUMENT, POLL, RESHARE -> throw new IllegalStateException("The UGC API has no " + kind);
        };
    }

    /** A mention is told by where the name stands in the text that people see. */
    private static void commentary(JsonText commentary, LinkedInDraft draft) {
        commentary.put("text", draft.visible());
        List<Place> places = places(draft);
        if (places.isEmpty()) {
            return;
        }
        commentary.objects("attributes", places, (attribute, place) -> {
            boolean company = place.mention.isOrganization();
            attribute
                    .put("start", place.start)
                    .put("length", place.mention.name().length())
                    .object(
                            "value",
                            value -> value.object(
                                    company
                                            ? "com.linkedin.common.CompanyAttributedEntity"
                                            : "com.linkedin.common.MemberAttributedEntity",
                                    entity -> entity.put(company ? "company" : "member", place.mention.urn())));
        });
    }

    private static List<Place> places(LinkedInDraft draft) {
        List<LinkedInMention> mentions = draft.options().mentions();
        Matcher found = LinkedInMention.in(draft.text(), mentions);
        List<Place> places = new ArrayList<>();
        while (found.find()) {
            // Every mention before this one has lost its at sign.
            places.add(new Place(found.start() - places.size(), LinkedInMention.named(found.group(1), mentions)));
        }
        return places;
    }

    private record Place(int start, LinkedInMention mention) {}

    /** {@code GET /v2/ugcPosts?q=authors}, for organizations. */
    @Override
    public List<LinkedInPost> posts(PlatformToken token, int start) {
        HttpCall.Builder call = HttpCall.get(http.base(), POSTS)
                .header("X-RestLi-Method", "FINDER")
                .query("q", "authors")
                .encodedQuery("authors", "List(" + token.account().id().replace(":", "%3A") + ")")
                .query("sortBy", "CREATED")
                .query("start", start)
                .query("count", PAGE);
        return LinkedInHttp.elements(http.read(http.unversioned(call, token)), "a list of posts").stream()
                .map(LinkedInPost::ofUgc)
                .toList();
    }

    @Override
    public void delete(PlatformToken token, String urn) {
        http.read(http.unversioned(
                HttpCall.delete(http.base(), POSTS).segment(urn).header("X-RestLi-Method", "DELETE"), token));
    }

    @Override
    public void edit(PlatformToken token, String urn, String text) {
        throw PlatformException.of(
                FailureKind.UNSUPPORTED, "Posts are edited by the Posts API. Set api to posts, if the app has it.");
    }
}

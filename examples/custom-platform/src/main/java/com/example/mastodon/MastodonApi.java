package com.example.mastodon;

import io.social4j.http.CheckedHttp;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.http.Multipart;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.Gate;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints that are used here, one method for each. Thread-safe; every method blocks and sends one request. */
final class MastodonApi {

    /** Most statuses of one page (methods/accounts, 2026-11). */
    static final int PAGE = 40;

    private static final String STATUSES = "api/v1/statuses";

    private final MastodonSettings settings;
    private final CheckedHttp http;
    private final MediaAccess media;
    private final MastodonRates rates;

    MastodonApi(
            MastodonSettings settings, PlatformHttp http, MediaAccess media, MastodonRates rates, SocialClock clock) {
        this.settings = settings;
        this.http = CheckedHttp.of(http, MastodonErrors.of(clock));
        this.media = media;
        this.rates = rates;
    }

    /** What one status is made of. */
    record Draft(
            String text,
            List<String> media,
            MastodonOptions options,
            @Nullable String inReplyTo) {}

    /**
     * {@code POST /api/v1/statuses}.
     *
     * @param key Mastodon remembers it for an hour; a belt beside the journal's braces, nothing rests on it
     */
    JsonView create(PlatformToken token, Draft draft, String key, Gate gate) {
        String body = JsonText.object(status -> {
            status.put("status", draft.text())
                    .array("media_ids", draft.media())
                    .put("spoiler_text", draft.options().spoilerText().orElse(null))
                    .put("visibility", draft.options().visibility().orElse(null))
                    .put("language", draft.options().language().orElse(null))
                    .put("in_reply_to_id", draft.inReplyTo());
            if (draft.options().sensitive()) {
                status.put("sensitive", true);
            }
        });
        HttpCall.Builder call = HttpCall.post(settings.baseUrl(), STATUSES)
                .header("Idempotency-Key", key)
                .json(body);
        return rates.told(http.commit(by(token, call), gate), token).json();
    }

    /** {@code POST /api/v2/media}; the id of what may still be processed. */
    String upload(PlatformToken token, Media item) {
        MediaInfo info = item.info();
        if (info == null) {
            throw PlatformException.of(FailureKind.MEDIA_REJECTED, item.shown() + " was not brought in before.");
        }
        String name = "picture." + info.format().extension();
        Multipart form = Multipart.create();
        if (item.altText() != null) {
            form = form.field("description", item.altText());
        }
        form = form.file("file", name, info.format().type(), info.size(), () -> media.open(item));
        HttpCall.Builder call =
                HttpCall.post(settings.baseUrl(), "api/v2/media").multipart(form);
        return http.upload(by(token, call))
                .json()
                .at("id")
                .text()
                .filter(MastodonPost::isId)
                .orElseThrow(() -> MastodonErrors.unreadable("an upload"));
    }

    /** {@code GET /api/v1/media/:id}: 206 while it is processed. */
    boolean isReady(PlatformToken token, String id) {
        HttpReply reply = http.read(
                by(token, HttpCall.get(settings.baseUrl(), "api/v1/media").segment(id)));
        if (reply.status() != 206 && reply.json().at("id").text().isEmpty()) {
            throw MastodonErrors.unreadable("the state of an upload");
        }
        return reply.status() != 206;
    }

    /** One page of {@code GET /api/v1/accounts/:id/statuses}, newest first, older than {@code maxId}. */
    List<MastodonPost> statuses(PlatformToken token, @Nullable String maxId) {
        HttpCall.Builder call = HttpCall.get(settings.baseUrl(), "api/v1/accounts")
                .segment(token.account().id())
                .segment("statuses")
                .query("limit", PAGE);
        if (maxId != null) {
            call.query("max_id", maxId);
        }
        JsonView list = http.read(by(token, call)).json();
        // An answer without its list is none: nothing must look absent by it.
        if (!list.isArray()) {
            throw MastodonErrors.unreadable("a list of statuses");
        }
        return list.items().stream().map(MastodonPost::of).toList();
    }

    /** {@code GET /api/v1/statuses/:id}. */
    JsonView status(PlatformToken token, String id) {
        JsonView status = http.read(
                        by(token, HttpCall.get(settings.baseUrl(), STATUSES).segment(id)))
                .json();
        if (status.at("id").text().isEmpty()) {
            throw MastodonErrors.unreadable("a status");
        }
        return status;
    }

    /** {@code DELETE /api/v1/statuses/:id}. */
    void delete(PlatformToken token, String id) {
        http.read(by(token, HttpCall.delete(settings.baseUrl(), STATUSES).segment(id)));
    }

    private static HttpCall by(PlatformToken token, HttpCall.Builder call) {
        return call.bearer(token.accessToken()).build();
    }
}

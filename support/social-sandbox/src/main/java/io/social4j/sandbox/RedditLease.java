package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The permission to upload one file, and the file once it is there (PRAW 8, 2025; that the fields keep their order is what clients
 * report, 2026). Not thread-safe.
 */
final class RedditLease {

    private final String accountId;
    private final String assetId;
    private final String type;
    private final String url;
    private final Instant ends;
    private final Map<String, String> fields;
    private @Nullable RedditUpload stored;

    RedditLease(String accountId, String assetId, String type, String url, Instant ends, Map<String, String> fields) {
        this.accountId = accountId;
        this.assetId = assetId;
        this.type = type;
        this.url = url;
        this.ends = ends;
        this.fields = fields;
    }

    String assetId() {
        return assetId;
    }

    String type() {
        return type;
    }

    /** What the file is called in a submission. */
    String url() {
        return url;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(ends);
    }

    /** Whether a form carries all fields, unchanged and in their order, and the file behind them. */
    boolean isWholeIn(MultipartForm form) {
        List<String> names = new ArrayList<>(fields.keySet());
        names.add("file");
        return form.names().equals(names) && form.fields().equals(fields);
    }

    void keep(FilePart file) {
        stored = RedditUpload.of(this, file);
    }

    /** The fields as Reddit shows them. */
    List<Map<String, Object>> listed() {
        List<Map<String, Object>> listed = new ArrayList<>();
        fields.forEach((name, value) -> listed.add(Json.object("name", name, "value", value)));
        return listed;
    }

    /** What its owner has uploaded by it, until it is over. */
    Optional<RedditUpload> upload(Profile owner, Instant now) {
        return owner.id().equals(accountId) && !isOver(now) ? Optional.ofNullable(stored) : Optional.empty();
    }
}

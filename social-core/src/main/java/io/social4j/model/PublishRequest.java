package io.social4j.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a host asks for: this content, to these accounts, at this time. Immutable; made by {@link #builder()}. Nothing is
 * checked here, so that {@code schedule} can report every problem at once.
 */
public final class PublishRequest {

    private final String user;
    private final @Nullable String project;
    private final Content content;
    private final List<Target> targets;
    private final @Nullable Instant at;
    private final ZoneId zone;
    private final @Nullable String idempotencyKey;
    private final boolean draft;

    private PublishRequest(Builder from) {
        user = from.user;
        project = from.project;
        content = new Content(
                from.text,
                from.textByPlatform,
                from.threadByPlatform,
                from.link,
                from.media,
                from.mediaByPlatform,
                from.options);
        targets = List.copyOf(from.targets);
        at = from.at;
        zone = from.zone;
        idempotencyKey = from.idempotencyKey;
        draft = from.draft;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Whose post it is; empty where the host forgot to say. */
    public String user() {
        return user;
    }

    public Optional<String> project() {
        return Optional.ofNullable(project);
    }

    public Content content() {
        return content;
    }

    /** The platforms as written, in order, each with the account chosen for it if one was. */
    public List<Target> targets() {
        return targets;
    }

    /** When to publish; empty means now. */
    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    public ZoneId zone() {
        return zone;
    }

    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    public boolean draft() {
        return draft;
    }

    /** One platform to publish to, and the account there where the user has several. */
    public record Target(String platform, @Nullable AccountId account) {}

    /** Collects a request. Not thread-safe; may be reused, each {@link #build()} is independent. */
    public static final class Builder {

        private String user = "";
        private @Nullable String project;
        private String text = "";
        private final Map<Platform, String> textByPlatform = new LinkedHashMap<>();
        private final Map<Platform, List<String>> threadByPlatform = new LinkedHashMap<>();
        private @Nullable String link;
        private final List<Media> media = new ArrayList<>();
        private final Map<Platform, List<Media>> mediaByPlatform = new LinkedHashMap<>();
        private final Map<Platform, Map<String, String>> options = new LinkedHashMap<>();
        private final List<Target> targets = new ArrayList<>();
        private @Nullable Instant at;
        private ZoneId zone = ZoneOffset.UTC;
        private @Nullable String idempotencyKey;
        private boolean draft;

        private Builder() {}

        /** Whose post it is: the host's own id of the person or tenant. */
        public Builder user(String value) {
            user = value;
            return this;
        }

        /** What it belongs to in the host, for grouping. */
        public Builder project(String value) {
            project = value;
            return this;
        }

        /** The text for every platform that gets none of its own. */
        public Builder text(String value) {
            text = value;
            return this;
        }

        public Builder textFor(String platform, String value) {
            textByPlatform.put(Platform.of(platform), value);
            return this;
        }

        /** Further parts that follow the text as a thread, where the platform has threads. */
        public Builder threadFor(String platform, String... parts) {
            threadByPlatform.put(Platform.of(platform), List.of(parts));
            return this;
        }

        public Builder link(String url) {
            link = url;
            return this;
        }

        public Builder media(Media... items) {
            media.addAll(List.of(items));
            return this;
        }

        /** The media for one platform, instead of those for all. */
        public Builder mediaFor(String platform, Media... items) {
            mediaByPlatform.put(Platform.of(platform), List.of(items));
            return this;
        }

        /** Something only {@code platform} understands; the README of its adapter lists the names. */
        public Builder option(String platform, String name, String value) {
            options.computeIfAbsent(Platform.of(platform), any -> new LinkedHashMap<>())
                    .put(name, value);
            return this;
        }

        /** The same for several at once, such as what an options builder of {@code platform} has written. */
        public Builder options(String platform, Map<String, String> values) {
            values.forEach((name, value) -> option(platform, name, value));
            return this;
        }

        /** Publishes to the user's only account of each of these platforms. */
        public Builder to(String... platforms) {
            for (String platform : platforms) {
                targets.add(new Target(platform, null));
            }
            return this;
        }

        /** Publishes to this account. */
        public Builder toAccount(String platform, AccountId account) {
            targets.add(new Target(platform, account));
            return this;
        }

        /** When to publish; without it, now. */
        public Builder at(Instant value) {
            at = value;
            return this;
        }

        /** The zone the person thinks in, kept for showing; UTC without it. */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /**
         * Makes scheduling repeatable: the same key with the same content answers the same post, with other content it
         * is an error.
         */
        public Builder idempotencyKey(String value) {
            idempotencyKey = value;
            return this;
        }

        /** Keeps the post without publishing it, until an edit says otherwise. */
        public Builder draft(boolean value) {
            draft = value;
            return this;
        }

        public PublishRequest build() {
            return new PublishRequest(this);
        }
    }
}

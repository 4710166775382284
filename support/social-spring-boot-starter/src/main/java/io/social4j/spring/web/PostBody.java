package io.social4j.spring.web;

import io.social4j.model.AccountId;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishRequest;
import io.social4j.model.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A post that somebody asks for. What is missing counts as empty; without a time the post is due at once. */
record PostBody(
        @Nullable String projectId,
        @Nullable List<String> platforms,
        @Nullable Instant scheduledAt,
        @Nullable String customMessage,
        @Nullable Map<String, String> messageByPlatform,
        @Nullable String link,
        @Nullable List<String> mediaUrls,
        @Nullable List<MediaBody> media,
        @Nullable Map<String, Map<String, Object>> options,
        @Nullable Map<String, String> accounts,
        @Nullable String timezone,
        @Nullable Boolean draft)
        implements Wire {

    PublishRequest toRequest(String user, @Nullable String idempotencyKey) {
        refuseUnknownNames();
        PublishRequest.Builder request = PublishRequest.builder()
                .user(user)
                .text(Texts.whole("customMessage", customMessage == null ? "" : customMessage))
                .draft(Boolean.TRUE.equals(draft));
        if (projectId != null) {
            request.project(projectId);
        }
        if (scheduledAt != null) {
            request.at(scheduledAt);
        }
        if (timezone != null) {
            request.zone(Times.zone("timezone", timezone));
        }
        if (link != null && !link.isBlank()) {
            request.link(link);
        }
        if (idempotencyKey != null) {
            request.idempotencyKey(idempotencyKey);
        }
        orEmpty(messageByPlatform)
                .forEach((name, text) -> request.textFor(name, Texts.whole("messageByPlatform." + name, text)));
        Options.of(options).forEach((name, values) -> values.forEach((key, value) -> request.option(name, key, value)));
        request.media(items(mediaUrls, media).toArray(Media[]::new));
        for (String name : platforms == null ? List.<String>of() : platforms) {
            String account = orEmpty(accounts).get(name);
            if (account == null) {
                request.to(name);
            } else {
                request.toAccount(name, AccountId.of(account));
            }
        }
        return request.build();
    }

    static List<Media> items(@Nullable List<String> urls, @Nullable List<MediaBody> described) {
        List<Media> items = new ArrayList<>();
        if (urls != null) {
            urls.forEach(url -> items.add(Media.ofUrl(url)));
        }
        if (described != null) {
            described.forEach(item -> items.add(item.toMedia()));
        }
        return items;
    }

    /** Names that no platform could have; those that are not present are found out by the core. */
    List<Violation> impossibleNames() {
        List<String> names = new ArrayList<>(platforms == null ? List.of() : platforms);
        names.addAll(orEmpty(messageByPlatform).keySet());
        names.addAll(options == null ? List.of() : options.keySet());
        names.addAll(orEmpty(accounts).keySet());
        return names.stream()
                .filter(name -> !Platform.isName(name))
                .map(name -> Violation.error(
                        null,
                        "platform.unknown",
                        "platforms",
                        "There is no platform of such a name; write it as in twitter"))
                .toList();
    }

    private void refuseUnknownNames() {
        List<Violation> unknown = impossibleNames();
        if (!unknown.isEmpty()) {
            throw RequestException.refused(unknown);
        }
        if (orEmpty(accounts).values().stream().anyMatch(String::isBlank)) {
            throw RequestException.malformed(
                    "'accounts' names an account for each platform, as GET …/accounts shows its id");
        }
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}

package io.social4j;

import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import io.social4j.model.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds everything that is wrong with a request, and the accounts it is for. Reads accounts, writes nothing. */
final class RequestCheck {

    private static final Duration PAST_TOLERANCE = Duration.ofMinutes(1);

    /** What stores keep of a user's or a project's id. */
    private static final int LONGEST_ID = 200;

    private final Platforms platforms;
    private final Function<String, List<Account>> accounts;
    private final List<Violation> found = new ArrayList<>();
    private final Map<AccountId, Account> chosen = new LinkedHashMap<>();

    /** @param accounts answers the accounts of a user */
    RequestCheck(Platforms platforms, Function<String, List<Account>> accounts) {
        this.platforms = platforms;
        this.accounts = accounts;
    }

    List<Violation> check(PublishRequest request, Instant now) {
        if (request.user().isBlank()) {
            error("user.missing", "user", "Say whose post it is: PublishRequest.builder().user(…)");
        }
        request.at().filter(at -> at.isBefore(now.minus(PAST_TOLERANCE))).ifPresent(at -> past(at, now));
        request.project()
                .filter(project -> !isShortLine(project))
                .ifPresent(odd -> error(
                        "project.malformed",
                        "projectId",
                        "The project has 1 to " + LONGEST_ID + " characters, and no control characters"));
        if (request.targets().isEmpty()) {
            error("platforms.empty", "platforms", "Name at least one platform: .to(…)");
        }
        for (PublishRequest.Target target : request.targets()) {
            target(request.user(), target);
        }
        content(
                request.content(),
                chosen.values().stream().map(Account::platform).collect(Collectors.toSet()),
                request);
        return List.copyOf(found);
    }

    /** The problems of a changed post. */
    List<Violation> checkEdit(Content content, Set<Platform> targets, Optional<Instant> at, Instant now) {
        at.filter(time -> time.isBefore(now.minus(PAST_TOLERANCE))).ifPresent(time -> past(time, now));
        general(content);
        targets.forEach(platform -> payload(content, platform));
        return List.copyOf(found);
    }

    /** The problems that show only when media is measured; after {@link #check} found none. */
    List<Violation> checkPinned(Content content) {
        return checkPinned(
                content, chosen.values().stream().map(Account::platform).collect(Collectors.toSet()));
    }

    List<Violation> checkPinned(Content content, Set<Platform> targets) {
        found.clear();
        targets.forEach(platform -> payload(content, platform));
        return List.copyOf(found);
    }

    /** The accounts to publish to, once there are no errors. */
    List<Account> accounts() {
        return List.copyOf(chosen.values());
    }

    private void past(Instant at, Instant now) {
        error(
                "schedule.past",
                "at",
                "The time " + at + " is in the past (it is " + now + "); choose a later one, or none for now");
    }

    private void target(String user, PublishRequest.Target target) {
        Platform platform;
        try {
            platform = Platform.of(target.platform());
        } catch (IllegalArgumentException noName) {
            error("platform.unknown", "platforms", String.valueOf(noName.getMessage()));
            return;
        }
        if (platforms.adapter(platform).isEmpty()) {
            String rule = platforms.missing().containsKey(platform) ? "platform.not-configured" : "platform.unknown";
            found.add(Violation.error(platform, rule, "platforms", platforms.whyNot(platform)));
            return;
        }
        account(user, platform, target).ifPresent(account -> {
            if (chosen.putIfAbsent(account.id(), account) != null) {
                found.add(Violation.error(
                        platform,
                        "account.twice",
                        "accounts",
                        "The account " + account.displayName() + " is named twice"));
            }
        });
    }

    private Optional<Account> account(String user, Platform platform, PublishRequest.Target target) {
        List<Account> own = accounts.apply(user).stream()
                .filter(account -> account.platform().equals(platform))
                .toList();
        if (target.account() != null) {
            Optional<Account> named = own.stream()
                    .filter(one -> one.id().equals(target.account()))
                    .findFirst();
            if (named.isEmpty()) {
                found.add(Violation.error(
                        platform, "account.unknown", "accounts", "There is no such account; " + choices(own)));
            }
            return named;
        }
        if (own.size() == 1) {
            return Optional.of(own.get(0));
        }
        String rule = own.isEmpty() ? "account.missing" : "account.ambiguous";
        String message = own.isEmpty()
                ? "Connect an account of " + platform + " first"
                : "There are several accounts of " + platform + "; say which: " + choices(own);
        found.add(Violation.error(platform, rule, "accounts", message));
        return Optional.empty();
    }

    private static String choices(List<Account> own) {
        return own.isEmpty()
                ? "connect one first"
                : own.stream()
                        .map(one -> one.id() + " (" + one.displayName() + ")")
                        .collect(Collectors.joining(", "));
    }

    private void content(Content content, Set<Platform> targets, PublishRequest request) {
        general(content);
        targets.forEach(platform -> payload(content, platform));
        content.options().keySet().stream()
                .filter(platform ->
                        request.targets().stream().noneMatch(to -> to.platform().equals(platform.id())))
                .forEach(platform -> found.add(Violation.error(
                        platform,
                        "options.without-target",
                        "options",
                        "There are options for " + platform + ", but the post does not go there")));
    }

    private void general(Content content) {
        content.brokenTexts()
                .forEach(field -> error(
                        "text.broken",
                        field,
                        "This text holds half of a character: a surrogate without the other one of its pair"));
        if (content.link() != null && !isWebAddress(content.link())) {
            error("link.malformed", "link", "The link is not a web address; write it in full: https://…");
        }
        media(content.media(), "media");
        content.mediaByPlatform().forEach((platform, items) -> media(items, "mediaByPlatform." + platform));
    }

    private void media(List<Media> items, String field) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).url().filter(url -> !isWebAddress(url)).isPresent()) {
                error(
                        "media.url.malformed",
                        field + "[" + i + "].url",
                        "Item " + (i + 1) + " is not a web address; write it in full: https://…");
            }
        }
    }

    private void payload(Content content, Platform platform) {
        PublishPayload payload = content.payloadFor(platform);
        if (payload.text().isBlank()
                && payload.media().isEmpty()
                && payload.link().isEmpty()) {
            found.add(Violation.error(
                    platform,
                    "content.empty",
                    "text",
                    "There is nothing to publish on " + platform + ": no text, no link, no media"));
            return;
        }
        platforms
                .adapter(platform)
                .ifPresent(adapter -> found.addAll(platforms.split(payload, platform).stream()
                        .flatMap(part -> adapter.validate(part).stream())
                        .distinct()
                        .toList()));
    }

    private static boolean isShortLine(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.chars().noneMatch(Character::isISOControl)
                && text.codePoints().noneMatch(RequestCheck::isHalf);
    }

    private static boolean isHalf(int codePoint) {
        return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && text.length() <= 2_048;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private void error(String rule, String field, String message) {
        found.add(Violation.error(null, rule, field, message));
    }
}

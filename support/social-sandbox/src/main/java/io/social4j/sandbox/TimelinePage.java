package io.social4j.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of the timelines: HTML and CSS made here, no script, a new copy every few seconds. Thread-safe. */
final class TimelinePage {

    private static final String CSS = "/sandbox.css";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int SHOWN = 50;
    private static final int DELETED_SHOWN = 5;
    private static final Map<String, String> NAMES = Map.of(
            "twitter", "X",
            "instagram", "Instagram",
            "linkedin", "LinkedIn",
            "reddit", "Reddit",
            "facebook", "Facebook Pages");

    private final Sandbox sandbox;
    private final AdminDesk admin;
    private final String css = resource();

    TimelinePage(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.admin = new AdminDesk(sandbox);
    }

    Answer answer(Call call) {
        if (call.url().encodedPath().startsWith(AdminDesk.PATH)) {
            return safe(admin.answer(call));
        }
        return switch (call.url().encodedPath()) {
            case "/" -> safe(Answer.of(200, "text/html; charset=utf-8", page()));
            case CSS -> safe(Answer.of(200, "text/css; charset=utf-8", css));
            default -> safe(Answer.of(404, "text/plain; charset=utf-8", "Nothing here"));
        };
    }

    private static Answer safe(Answer answer) {
        return answer.with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private String page() {
        String columns = sandbox.platforms().stream().map(this::column).collect(Collectors.joining());
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5">
            <title>Social4j sandbox</title>
            <link rel="stylesheet" href="%s">
            </head>
            <body>
            <header class="top"><h1>Social4j sandbox</h1>
            <p>What is live on the platforms offline. Nothing here ever left this machine.</p>
            <p class="clock">%s</p></header>
            <main>%s</main>
            %s</body>
            </html>
            """.formatted(
                CSS, clock(), columns, new WebhookTable(sandbox.webhooks().sent()).html());
    }

    private String clock() {
        Instant now = sandbox.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Duration offset = sandbox.clock().offset();
        String shifted = offset.isZero() ? "" : " <b>(clock put by " + offset.truncatedTo(ChronoUnit.SECONDS) + ")</b>";
        return "It is <time>" + now + "</time> on the platforms" + shifted;
    }

    private String column(String platform) {
        List<LivePost> live = sandbox.ledger().live(platform);
        List<LivePost> latest = live.subList(Math.max(0, live.size() - SHOWN), live.size());
        List<LivePost> posts = Threads.arranged(latest);
        RequestCounts counts = sandbox.ledger().requests(platform);
        String cards = posts.isEmpty()
                ? "<p class=\"empty\">Nothing live yet.</p>"
                : posts.stream().map(post -> card(post, false)).collect(Collectors.joining());
        List<LivePost> deleted = sandbox.ledger().deleted(platform);
        String graves = deleted.subList(Math.max(0, deleted.size() - DELETED_SHOWN), deleted.size()).stream()
                .map(post -> card(post, true))
                .collect(Collectors.joining());
        return """
            <section class="column %s" aria-label="%s">
            <header><h2>%s</h2><code>%s</code>
            <p class="counts"><b>%d live</b><span>%d publish calls arrived, %d made a post</span></p>%s</header>
            %s%s</section>
            """.formatted(
                        Html.escaped(platform),
                        Html.escaped(title(platform)),
                        Html.escaped(title(platform)),
                        Html.escaped(sandbox.baseUrl(platform).toString()),
                        live.size(),
                        counts.commitsReceived(),
                        counts.commitsEffective(),
                        troubles(platform),
                        cards,
                        graves);
    }

    private String troubles(String platform) {
        List<String> lines = sandbox.troubles(platform);
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "<li>" + Html.escaped(line) + "</li>")
                        .collect(Collectors.joining(
                                "", "<ul class=\"troubles\" aria-label=\"Scripted faults\">", "</ul>"));
    }

    private String card(LivePost post, boolean deleted) {
        Accounts.Profile author = sandbox.accounts(post.platform())
                .find(post.accountId())
                .orElseGet(() -> new Accounts.Profile(post.accountId(), post.accountId(), post.accountId()));
        String initial = author.displayName().substring(0, author.displayName().offsetByCodePoints(0, 1));
        return """
            <article class="card%s">
            <div class="who"><span class="face" aria-hidden="true">%s</span>
            <div><b>%s</b><span class="handle">@%s</span></div><time datetime="%s">%s</time></div>
            %s%s<p class="text">%s</p>
            <footer><span>%s</span></footer>
            </article>
            """.formatted(
                        (post.parentId() == null ? "" : " reply") + (deleted ? " deleted" : ""),
                        Html.escaped(initial.toUpperCase(Locale.ROOT)),
                        Html.escaped(author.displayName()),
                        Html.escaped(author.username()),
                        post.createdAt(),
                        age(post.createdAt()),
                        deleted ? "<p class=\"parent\">deleted</p>" : replyLine(post),
                        media(post),
                        Html.escaped(post.text()),
                        Html.escaped(post.permalink().toString()));
    }

    private static String replyLine(LivePost post) {
        return post.parentId() == null ? "" : "<p class=\"parent\">reply to " + Html.escaped(post.parentId()) + "</p>";
    }

    /** Pictures are named, not fetched: the sandbox stays offline. */
    private static String media(LivePost post) {
        return post.media().isEmpty()
                ? ""
                : post.media().stream()
                        .map(item ->
                                "<span class=\"tile\"><b>" + kind(post, item) + "</b>" + Html.escaped(item) + "</span>")
                        .collect(Collectors.joining("", "<div class=\"tiles\">", "</div>"));
    }

    /** By the kind of the post and by its name. */
    private static String kind(LivePost post, String item) {
        String name = item.toLowerCase(Locale.ROOT);
        boolean address = name.startsWith("http:") || name.startsWith("https:");
        if (post.kind().matches(".*(video|reel).*") || name.matches(".*(\\.mp4|\\.mov|video).*")) {
            return "Video";
        }
        if (post.kind().equals("crosspost")) {
            return "Post";
        }
        if (name.contains(".gif")) {
            return "Animation";
        }
        if (name.matches(".*(\\.pdf|document).*")) {
            return "Document";
        }
        return address && !post.platform().equals("instagram") ? "Link" : "Picture";
    }

    private String age(Instant createdAt) {
        Duration age = Duration.between(createdAt, sandbox.clock().instant());
        if (age.toSeconds() < 60) {
            return "now";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }

    private static String title(String platform) {
        return NAMES.getOrDefault(platform, platform);
    }

    private static String resource() {
        try (InputStream css = TimelinePage.class.getResourceAsStream("sandbox.css")) {
            if (css == null) {
                throw new IllegalStateException("sandbox.css is missing from the jar");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.social4j.e2e.faults;

import io.social4j.model.PostId;
import io.social4j.sandbox.LivePost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares what the database says with what is live, after anything has happened. Collects everything that is wrong instead of
 * stopping at the first contradiction.
 */
final class History {

    /** Of thousands of rows nobody reads all. */
    private static final int MOST_SHOWN = 300;

    private static final Set<String> ENDS = Set.of("PUBLISHED", "FAILED", "CANCELLED", "NEEDS_REVIEW");
    /** What must be known of an attempt before the next one of the delivery may begin. */
    private static final Set<String> CLOSED = Set.of("LIVE", "REFUSED", "NOT_SENT", "ABSENT", "FAILED");

    private final List<Map<String, String>> deliveries;
    private final Map<String, List<Map<String, String>>> logs;
    private final Map<String, List<LivePost>> liveBefore;
    private final Map<String, List<LivePost>> live;
    private final Set<String> posts;
    private final Set<String> accepted;
    private final int commits;
    private final int effective;
    private final List<String> wrong = new ArrayList<>();

    private History(World world) {
        // Others may be at work: the platforms are read before the database, which is read as of one moment, and after
        // it.
        commits = world.platforms().commits();
        effective = world.platforms().effective();
        liveBefore = live(world);
        List<List<Map<String, String>>> tables = Rows.atOneMoment(
                world.database(),
                "SELECT d.*, p.message, p.deliveries FROM social_delivery d JOIN social_scheduled_post p"
                        + " ON p.id = d.post_id ORDER BY d.id",
                "SELECT * FROM social_publish_log ORDER BY delivery_id, seq",
                "SELECT id FROM social_scheduled_post");
        live = live(world);
        deliveries = tables.get(0);
        logs = tables.get(1).stream()
                .collect(Collectors.groupingBy(row -> row.get("delivery_id"), TreeMap::new, Collectors.toList()));
        posts = tables.get(2).stream().map(row -> row.get("id")).collect(Collectors.toSet());
        accepted = world.accepted().stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static Map<String, List<LivePost>> live(World world) {
        Map<String, List<LivePost>> live = new TreeMap<>();
        for (LivePost post : world.platforms().live()) {
            live.computeIfAbsent(key(post.platform(), post.accountId(), post.text()), any -> new ArrayList<>())
                    .add(post);
        }
        return live;
    }

    static History of(World world) {
        return new History(world);
    }

    /** Fails unless database and ledger tell the same story. Deliveries need not have ended. */
    History isConsistent() {
        nothingVanished();
        nothingIsThereTwice();
        everyRequestHasItsIntent();
        deliveries.forEach(this::check);
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong) + "\n" + this);
        }
        return this;
    }

    /** Fails unless every delivery is published, besides being consistent. */
    History isPublished() {
        return isPublishedExcept(Set.of());
    }

    /** As {@link #isPublished}; what belongs to those posts is cancelled. */
    History isPublishedExcept(Set<PostId> cancelled) {
        isConsistent();
        for (Map<String, String> delivery : deliveries) {
            boolean not = cancelled.contains(PostId.of(delivery.get("post_id")));
            if (!delivery.get("state").equals(not ? "CANCELLED" : "PUBLISHED")) {
                throw new AssertionError(delivery.get("id") + " is " + delivery.get("state") + "\n" + this);
            }
        }
        return this;
    }

    /** Fails unless each post that is live needed one request only. */
    History wasNeverResent() {
        if (commits != effective) {
            throw new AssertionError(commits + " requests for " + effective + " posts\n" + this);
        }
        return this;
    }

    /** I8. */
    private void nothingVanished() {
        Set<String> gone = new HashSet<>(accepted);
        gone.removeAll(posts);
        require(gone.isEmpty(), "Posts whose scheduling was acknowledged are gone: " + gone);
        Set<String> known = deliveries.stream().map(row -> row.get("id")).collect(Collectors.toSet());
        for (Map<String, String> delivery : deliveries) {
            for (String sibling : delivery.get("deliveries").split(",")) {
                require(known.contains(sibling), "The delivery " + sibling + " of a post is gone");
            }
        }
    }

    /** I6, and nothing is live that no delivery is about. */
    private void nothingIsThereTwice() {
        live.values()
                .forEach(posts -> posts.stream()
                        .collect(Collectors.groupingBy(LivePost::text))
                        .values()
                        .forEach(same -> require(same.size() == 1, "Live " + same.size() + " times: " + same)));
        Set<String> ours = deliveries.stream().map(History::keyOf).collect(Collectors.toSet());
        liveBefore.keySet().forEach(key -> require(ours.contains(key), "Live, and no delivery knows of it: " + key));
    }

    /** I2, as far as it can be counted. */
    private void everyRequestHasItsIntent() {
        long intents = logs.values().stream()
                .flatMap(List::stream)
                .filter(row -> !row.get("step").equals("prepare"))
                .filter(row -> !"NOT_SENT".equals(row.get("outcome")))
                .count();
        require(commits <= intents, commits + " requests arrived, but there are " + intents + " intents only");
    }

    private void check(Map<String, String> delivery) {
        String id = delivery.get("id");
        String state = delivery.get("state");
        List<Map<String, String>> log = logs.getOrDefault(id, List.of());
        Set<String> shown = ids(live, delivery);
        Set<String> unknown = ids(liveBefore, delivery);
        attempts(id, state, log);
        Set<String> known = log.stream()
                .filter(row -> "LIVE".equals(row.get("outcome")))
                .map(row -> row.get("remote_id"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean open = log.stream().anyMatch(History::isOpen);
        require(shown.containsAll(known), id + " says live what is not: " + known + ", live is " + shown);
        switch (state) {
            case "PUBLISHED" -> {
                require(!shown.isEmpty() && shown.equals(known), id + " is PUBLISHED, live is " + shown);
                require(
                        log.stream().anyMatch(row -> "LIVE".equals(row.get("outcome")) && isTrue(row.get("is_last"))),
                        id + " is PUBLISHED and has no last part that is live");
            }
            case "FAILED", "CANCELLED" ->
                require(shown.isEmpty() && !open, id + " is " + state + ", and live is " + shown);
            case "NEEDS_REVIEW" -> {}
            default -> {
                require(delivery.containsKey("next_at"), id + " is " + state + ", and nobody will ever visit it");
                unknown.removeAll(known);
                require(
                        unknown.size() <= (open ? 1 : 0),
                        id + " knows of " + known + " and has no open intent for " + unknown);
            }
        }
        require(!ENDS.contains(state) || !delivery.containsKey("next_at"), id + " has ended and will be visited");
    }

    private static Set<String> ids(Map<String, List<LivePost>> live, Map<String, String> delivery) {
        return live.getOrDefault(keyOf(delivery), List.of()).stream()
                .map(LivePost::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** I1, I3, and what is open agrees with the state. */
    private void attempts(String id, String state, List<Map<String, String>> log) {
        long open = log.stream().filter(History::isOpen).count();
        require(open <= 1, id + " has " + open + " open intents");
        boolean unclear = state.equals("SENDING") || state.equals("UNCERTAIN");
        require(!unclear || open == 1, id + " is " + state + " without an open intent");
        require(
                open == 0 || unclear || state.equals("NEEDS_REVIEW") || isOvertaken(state, log),
                id + " is " + state + " with an open intent");
        for (int i = 0; i + 1 < log.size(); i++) {
            Map<String, String> one = log.get(i);
            String outcome = one.getOrDefault("outcome", "none");
            require(
                    CLOSED.contains(outcome),
                    id + " began attempt " + (i + 2) + " while the outcome of the one before was " + outcome);
        }
        for (int i = 0; i < log.size(); i++) {
            require(log.get(i).get("seq").equals(Integer.toString(i + 1)), id + " has a gap in its log");
        }
    }

    /** An answer came for an attempt that had been judged absent, while the one after it was on its way. */
    private static boolean isOvertaken(String state, List<Map<String, String>> log) {
        return state.equals("PUBLISHED")
                && log.size() > 1
                && isOpen(log.get(log.size() - 1))
                && log.get(log.size() - 2)
                        .get("step")
                        .equals(log.get(log.size() - 1).get("step"));
    }

    private static boolean isOpen(Map<String, String> attempt) {
        return isTrue(attempt.get("is_open"));
    }

    /** PostgreSQL says "t", H2 "TRUE". */
    private static boolean isTrue(String flag) {
        return flag.equalsIgnoreCase("t") || flag.equalsIgnoreCase("true");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    /** The first word of a text is that of its post. */
    private static String key(String platform, String account, String text) {
        return platform + ' ' + account + ' ' + text.split(" ", 2)[0];
    }

    private static String keyOf(Map<String, String> delivery) {
        return key(delivery.get("platform"), delivery.get("remote_account"), delivery.get("message"));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<Map<String, String>> some = deliveries.stream()
                .filter(row ->
                        deliveries.size() < MOST_SHOWN || !row.get("state").equals("PUBLISHED"))
                .limit(MOST_SHOWN)
                .toList();
        for (Map<String, String> delivery : some) {
            text.append(delivery).append('\n');
            logs.getOrDefault(delivery.get("id"), List.of())
                    .forEach(row -> text.append("    ").append(row).append('\n'));
        }
        if (live.size() < MOST_SHOWN) {
            live.forEach((key, same) -> text.append(same).append('\n'));
        }
        return text.toString();
    }
}

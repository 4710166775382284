package io.social4j.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A list of a Graph API, newest first, in pages with cursors and a window of time. Source: Meta docs, Graph API paged results,
 * 2026-06.
 *
 * @param order grows from post to post
 */
record GraphListing(Call call, ToLongFunction<LivePost> order) {

    Answer of(List<LivePost> posts, Function<LivePost, Map<String, Object>> node) {
        Parameters given = Parameters.of(call);
        long since = given.number("since", 0);
        long until = given.number("until", Long.MAX_VALUE);
        long limit = Math.min(100, given.number("limit", 25));
        long after = given.find("after").map(GraphListing::position).orElse(Long.MAX_VALUE);
        List<LivePost> found = posts.stream()
                .filter(post -> post.createdAt().getEpochSecond() >= since)
                .filter(post -> post.createdAt().getEpochSecond() <= until)
                .filter(post -> order.applyAsLong(post) < after)
                .sorted(Comparator.comparingLong(order).reversed())
                .toList();
        List<LivePost> page = found.stream().limit(limit).toList();
        Map<String, Object> answer = Json.object("data", page.stream().map(node).toList());
        if (!page.isEmpty()) {
            answer.put("paging", paging(page, found.size() > page.size()));
        }
        return Answer.json(200, answer);
    }

    private Map<String, Object> paging(List<LivePost> page, boolean more) {
        String last = cursor(page.get(page.size() - 1));
        Map<String, Object> cursors = Json.object("before", cursor(page.get(0)), "after", last);
        String next =
                call.url().newBuilder().setQueryParameter("after", last).build().toString();
        return Json.object("cursors", cursors, "next", more ? next : null);
    }

    private String cursor(LivePost post) {
        byte[] place = Long.toString(order.applyAsLong(post)).getBytes(UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
        } catch (IllegalArgumentException e) {
            throw GraphErrors.parameter("Invalid parameter: after");
        }
    }
}

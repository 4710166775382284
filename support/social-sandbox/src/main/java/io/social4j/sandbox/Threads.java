package io.social4j.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts posts in the order people read them: newest first, and each reply under what it replies to, oldest first. */
final class Threads {

    private final Map<String, List<LivePost>> replies = new LinkedHashMap<>();
    private final List<LivePost> starts = new ArrayList<>();

    /** Takes the posts in the order they went live. */
    private Threads(List<LivePost> posts) {
        List<String> ids = posts.stream().map(LivePost::id).toList();
        for (LivePost post : posts) {
            String parent = post.parentId();
            if (parent != null && ids.contains(parent)) {
                replies.computeIfAbsent(parent, id -> new ArrayList<>()).add(post);
            } else {
                starts.add(post);
            }
        }
    }

    static List<LivePost> arranged(List<LivePost> oldestFirst) {
        Threads threads = new Threads(oldestFirst);
        List<LivePost> newestFirst = new ArrayList<>(threads.starts);
        Collections.reverse(newestFirst);
        newestFirst.sort(Comparator.comparing(LivePost::createdAt).reversed());
        List<LivePost> arranged = new ArrayList<>();
        newestFirst.forEach(start -> threads.append(start, arranged));
        return arranged;
    }

    private void append(LivePost post, List<LivePost> arranged) {
        arranged.add(post);
        replies.getOrDefault(post.id(), List.of()).forEach(reply -> append(reply, arranged));
    }
}

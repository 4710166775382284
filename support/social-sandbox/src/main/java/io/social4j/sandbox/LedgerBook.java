package io.social4j.sandbox;

import io.social4j.sandbox.Ledger.Entry;
import io.social4j.sandbox.LedgerFile.Line;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entries of the ledger; each change is in the file, if there is one, before it is in memory. Not thread-safe. */
final class LedgerBook {

    /** Deleted posts are kept to be looked at, and not for ever. */
    private static final int DELETED_KEPT = 1_000;

    private final List<Entry> entries = new ArrayList<>();
    private final Deque<LivePost> deleted = new ArrayDeque<>();

    /** By platform and id, of live and of deleted posts. */
    private final Map<String, Map<?, ?>> details = new HashMap<>();

    private final List<Line> accounts = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int starts;
    private final @Nullable LedgerFile file;
    private Ledger.Witness witness = new Ledger.Witness() {};

    LedgerBook(@Nullable LedgerFile file, List<Line> past) {
        this.file = file;
        past.forEach(this::replay);
    }

    void witness(Ledger.Witness other) {
        this.witness = other;
    }

    /** A sandbox begins to write. */
    void started() {
        write(Line.started(starts + 1));
    }

    int earlierStarts() {
        return starts;
    }

    void account(Line account) {
        write(account);
    }

    /** The accounts that were opened in a former life, in their order. */
    List<Line> formerAccounts() {
        return List.copyOf(accounts);
    }

    void add(Entry entry) {
        if (taken.contains(key(entry.post()))) {
            throw new IllegalStateException("The ledger's file has a post "
                    + entry.post().id() + " at " + entry.post().platform() + " already; start with another file");
        }
        write(Line.live(entry));
        entries.add(entry);
        details.put(key(entry.post()), entry.details());
        witness.wentLive(entry.post());
    }

    void set(int index, Entry entry) {
        write(Line.edited(entry));
        entries.set(index, entry);
        details.put(key(entry.post()), entry.details());
    }

    Entry get(int index) {
        return entries.get(index);
    }

    int size() {
        return entries.size();
    }

    boolean removeIf(Predicate<Entry> gone) {
        List<Entry> leaving = entries.stream().filter(gone).toList();
        for (Entry entry : leaving) {
            write(Line.deleted(entry.post()));
            forget(entry);
            witness.deleted(entry.post());
        }
        return !leaving.isEmpty();
    }

    Stream<Entry> stream() {
        return entries.stream();
    }

    /** The latest deleted posts, the last one last. */
    List<LivePost> deleted() {
        return List.copyOf(deleted);
    }

    Map<?, ?> details(String platform, String id) {
        return details.getOrDefault(key(platform, id), Map.of());
    }

    void close() {
        if (file != null) {
            file.close();
        }
    }

    private void forget(Entry entry) {
        entries.remove(entry);
        deleted.add(entry.post());
        if (deleted.size() > DELETED_KEPT) {
            details.remove(key(deleted.remove()));
        }
    }

    private void write(Line line) {
        if (file != null) {
            file.append(line);
        }
    }

    private void replay(Line line) {
        LivePost post = line.post();
        switch (line.what()) {
            case STARTED -> starts++;
            case ACCOUNT -> accounts.add(line);
            case LIVE -> {
                if (post != null) {
                    Instant listed = line.listedFrom();
                    entries.add(new Entry(post, listed == null ? post.createdAt() : listed, line.details()));
                    taken.add(key(post));
                    details.put(key(post), line.details());
                }
            }
            case EDITED -> {
                if (post != null) {
                    entries.replaceAll(
                            old -> same(old, line) ? new Entry(post, old.listedFrom(), line.details()) : old);
                    details.put(key(post), line.details());
                }
            }
            case DELETED ->
                entries.stream().filter(old -> same(old, line)).findFirst().ifPresent(this::forget);
        }
    }

    private static boolean same(Entry entry, Line line) {
        return entry.is(line.platform(), line.id());
    }

    private static String key(LivePost post) {
        return key(post.platform(), post.id());
    }

    private static String key(String platform, String id) {
        return platform + ' ' + id;
    }
}

package io.social4j.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The truth: which posts are live, whatever a client was told, and how many requests arrived. A request counts only when
 * it arrived completely. Thread-safe.
 */
public final class Ledger {

    private final LedgerBook entries;
    private final Map<String, Map<SandboxCall, Integer>> received = new HashMap<>();
    private final Map<String, Integer> effective = new HashMap<>();

    /** In memory only. */
    Ledger() {
        this(new LedgerBook(null, List.of()));
    }

    private Ledger(LedgerBook entries) {
        this.entries = entries;
    }

    /** Goes on with what the file holds, and writes into it. */
    static Ledger keptIn(Path file) {
        List<LedgerFile.Line> past = Files.exists(file) ? LedgerFile.read(file) : List.of();
        LedgerBook book = new LedgerBook(LedgerFile.open(file), past);
        book.started();
        return new Ledger(book);
    }

    /**
     * What a sandbox wrote down in a file, also one that was killed meanwhile. The file is not changed; requests are not in
     * it.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException naming the line that is none of a ledger
     */
    public static Ledger read(Path file) {
        return new Ledger(new LedgerBook(null, LedgerFile.read(file)));
    }

    /** The live posts of a platform, oldest first, without deleted ones. */
    public List<LivePost> live(String platform) {
        return select(entry -> entry.post.platform().equals(platform));
    }

    /** The live posts of one account, oldest first, without deleted ones. */
    public List<LivePost> live(String platform, String accountId) {
        return select(entry -> entry.belongsTo(platform, accountId));
    }

    /** The latest deleted posts of a platform, at most 1,000 of all platforms, the last one last. */
    public synchronized List<LivePost> deleted(String platform) {
        return entries.deleted().stream()
                .filter(post -> post.platform().equals(platform))
                .toList();
    }

    /** How many requests arrived at a platform since the sandbox started. */
    public synchronized RequestCounts requests(String platform) {
        Map<SandboxCall, Integer> counts = received.getOrDefault(platform, Map.of());
        return new RequestCounts(
                counts.getOrDefault(SandboxCall.COMMIT, 0), effective.getOrDefault(platform, 0), counts);
    }

    synchronized void arrived(String platform, SandboxCall call) {
        received.computeIfAbsent(platform, name -> new EnumMap<>(SandboxCall.class))
                .merge(call, 1, Integer::sum);
    }

    synchronized void wentLive(LivePost post, Instant listedFrom) {
        wentLive(post, listedFrom, Map.of());
    }

    synchronized void wentLive(LivePost post, Instant listedFrom, Map<?, ?> details) {
        entries.add(new Entry(post, listedFrom, details));
        effective.merge(post.platform(), 1, Integer::sum);
    }

    /** Whether there was something to delete. */
    synchronized boolean delete(String platform, String id) {
        return entries.removeIf(entry -> entry.is(platform, id));
    }

    /** Another text for a post, if it is there. */
    synchronized boolean edit(String platform, String id, String text) {
        return edit(platform, id, text, details(platform, id));
    }

    /** Another text and other details for a post, if it is there. */
    synchronized boolean edit(String platform, String id, String text, Map<?, ?> details) {
        for (int i = 0; i < entries.size(); i++) {
            Entry old = entries.get(i);
            if (old.is(platform, id)) {
                entries.set(i, new Entry(old.post.withText(text), old.listedFrom, details));
                return true;
            }
        }
        return false;
    }

    /** What only the platform knows of a live or a deleted post, in a form of its own, as JSON; empty if there is nothing. */
    synchronized Map<?, ?> details(String platform, String id) {
        return entries.details(platform, id);
    }

    Optional<LivePost> find(String platform, String id) {
        return select(entry -> entry.is(platform, id)).stream().findFirst();
    }

    /** What the platform admits to in the account's own listing at that time, oldest first. */
    List<LivePost> listed(String platform, String accountId, Instant now) {
        return select(entry -> entry.belongsTo(platform, accountId) && !entry.listedFrom.isAfter(now));
    }

    private synchronized List<LivePost> select(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).map(Entry::post).toList();
    }

    /** Who is told of each post that comes and goes; may not block. */
    synchronized void witness(Witness witness) {
        entries.witness(witness);
    }

    /** An account that is to be there again next time. */
    synchronized void opened(String platform, String username) {
        entries.account(LedgerFile.Line.account(platform, username));
    }

    /** How many sandboxes have written into the file before this one. */
    synchronized int earlierStarts() {
        return entries.earlierStarts();
    }

    synchronized List<LedgerFile.Line> formerAccounts() {
        return entries.formerAccounts();
    }

    synchronized void close() {
        entries.close();
    }

    /** Hears of changes while the ledger is locked. */
    interface Witness {

        default void wentLive(LivePost post) {}

        default void deleted(LivePost post) {}
    }

    record Entry(LivePost post, Instant listedFrom, Map<?, ?> details) {

        boolean is(String platform, String id) {
            return post.platform().equals(platform) && post.id().equals(id);
        }

        boolean belongsTo(String platform, String accountId) {
            return post.platform().equals(platform) && post.accountId().equals(accountId);
        }
    }
}

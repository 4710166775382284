package io.social4j.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger on disk: one line of JSON for each thing that became true, on the disk before the answer leaves. Nothing is
 * ever changed in it; a last line that a killed process did not finish is none. Not thread-safe.
 */
final class LedgerFile {

    private final Path path;
    private final FileChannel channel;

    private LedgerFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Opens it to be continued, and makes it if it is not there; half a last line is cut off. */
    static LedgerFile open(Path path) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel);
            byte[] bytes = Files.readAllBytes(path);
            channel.truncate(wholeLines(bytes));
            channel.position(channel.size());
            return new LedgerFile(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + path + " cannot be written", e);
        }
    }

    /** Held until the channel is closed. */
    private static void lock(FileChannel channel) throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            locked = false;
        }
        if (!locked) {
            channel.close();
            throw new IOException("another sandbox writes it");
        }
    }

    /**
     * What stands in it, in its order.
     *
     * @throws IllegalArgumentException naming the line that is none of a ledger
     */
    static List<Line> read(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            String text = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8);
            List<Line> lines = new ArrayList<>();
            for (String line : text.lines().toList()) {
                lines.add(parsed(path, lines.size() + 1, line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + path + " cannot be read", e);
        }
    }

    void append(Line line) {
        ByteBuffer bytes = ByteBuffer.wrap((Json.write(line.members()) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                int ignored = channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + path + " cannot be written", e);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + path + " cannot be closed", e);
        }
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static Line parsed(Path path, int number, String line) {
        try {
            return Line.of(Json.read(okio.ByteString.encodeUtf8(line)));
        } catch (IllegalArgumentException | DateTimeException | Json.MalformedException e) {
            throw new IllegalArgumentException("Line " + number + " of " + path + " is none of a ledger: " + line, e);
        }
    }

    /**
     * What happened to a post, or that an account was opened or a sandbox started; then the post is null and {@code id} the user
     * name or the number of the start.
     *
     * @param details what only the platform knows of the post
     */
    record Line(
            What what,
            String platform,
            String id,
            @Nullable LivePost post,
            @Nullable Instant listedFrom,
            Map<?, ?> details) {

        static Line live(Ledger.Entry entry) {
            LivePost post = entry.post();
            return new Line(What.LIVE, post.platform(), post.id(), post, entry.listedFrom(), entry.details());
        }

        static Line edited(Ledger.Entry entry) {
            LivePost post = entry.post();
            return new Line(What.EDITED, post.platform(), post.id(), post, null, entry.details());
        }

        static Line deleted(LivePost post) {
            return new Line(What.DELETED, post.platform(), post.id(), null, null, Map.of());
        }

        static Line started(int start) {
            return new Line(What.STARTED, "sandbox", Integer.toString(start), null, null, Map.of());
        }

        static Line account(String platform, String username) {
            return new Line(What.ACCOUNT, platform, username, null, null, Map.of());
        }

        Map<String, Object> members() {
            Map<String, Object> members = Json.object("what", what.name(), "platform", platform, "id", id);
            if (post != null) {
                members.putAll(Json.object(
                        "account", post.accountId(),
                        "text", post.text(),
                        "createdAt", post.createdAt(),
                        "parentId", post.parentId(),
                        "media", post.media(),
                        "permalink", post.permalink(),
                        "kind", post.kind().isEmpty() ? null : post.kind(),
                        "listedFrom", listedFrom,
                        "details", details.isEmpty() ? null : details));
            }
            return members;
        }

        static Line of(Object json) {
            Map<?, ?> members = Json.asObject(json);
            if (members == null) {
                throw new IllegalArgumentException("no object");
            }
            What what = What.valueOf(text(members, "what"));
            String platform = text(members, "platform");
            String id = text(members, "id");
            boolean withPost = what == What.LIVE || what == What.EDITED;
            Object listedFrom = members.get("listedFrom");
            Map<?, ?> details = Json.asObject(members.get("details"));
            return new Line(
                    what,
                    platform,
                    id,
                    withPost ? post(platform, id, members) : null,
                    listedFrom == null ? null : Instant.parse(listedFrom.toString()),
                    details == null ? Map.of() : details);
        }

        private static LivePost post(String platform, String id, Map<?, ?> members) {
            Object parent = members.get("parentId");
            List<?> media = members.get("media") instanceof List<?> items ? items : List.of();
            return new LivePost(
                    platform,
                    text(members, "account"),
                    id,
                    text(members, "text"),
                    Instant.parse(text(members, "createdAt")),
                    parent == null ? null : parent.toString(),
                    media.stream().map(Object::toString).toList(),
                    URI.create(text(members, "permalink")),
                    members.get("kind") instanceof String kind ? kind : "");
        }

        private static String text(Map<?, ?> members, String name) {
            if (members.get(name) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException("no " + name);
        }
    }

    /** What became true. */
    enum What {
        STARTED,
        ACCOUNT,
        LIVE,
        EDITED,
        DELETED
    }
}

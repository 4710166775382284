package io.social4j.store.jdbc;

import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Media in a table, each item in one row and once in memory: for small ones. Never part of the host's transaction. */
final class JdbcMedia implements MediaStore {

    private static final int GROUP = 500;

    private final Database database;

    JdbcMedia(Database database) {
        this.database = database;
    }

    @Override
    public void put(MediaInfo info, InputStream content) throws IOException {
        String sha256 = info.sha256();
        if (keep(sha256)) {
            return;
        }
        byte[] bytes = content.readNBytes((int) Math.min(info.size() + 1, Integer.MAX_VALUE - 8));
        if (bytes.length != info.size()) {
            throw new IOException("The content has not the " + info.size() + " bytes that were announced");
        }
        try {
            database.alone(tx -> tx.update(
                    tx.dialect().orNothing("INSERT INTO {media} (sha256, kept_at, content) VALUES (?, ?, ?)"),
                    sha256,
                    tx.now(),
                    bytes));
        } catch (JdbcStoreException failed) {
            if (!database.isDuplicate(failed)) {
                throw new IOException("the database failed", failed);
            }
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        Optional<byte[]> content = asked(tx ->
                tx.query("SELECT content FROM {media} WHERE sha256 = ?", from -> from.bytes("content"), sha256).stream()
                        .findFirst());
        return new ByteArrayInputStream(content.orElseThrow(() -> new NoSuchFileException(sha256)));
    }

    @Override
    public boolean has(String sha256) throws IOException {
        return !asked(tx ->
                        tx.query("SELECT sha256 FROM {media} WHERE sha256 = ?", from -> from.text("sha256"), sha256))
                .isEmpty();
    }

    @Override
    public boolean keep(String sha256) throws IOException {
        return asked(tx -> tx.update("UPDATE {media} SET kept_at = ? WHERE sha256 = ?", tx.now(), sha256)) == 1;
    }

    @Override
    public void remove(String sha256) throws IOException {
        asked(tx -> tx.update("DELETE FROM {media} WHERE sha256 = ?", sha256));
    }

    @Override
    public void letGo(Instant keptBefore, UnaryOperator<Set<String>> stillNeeded) throws IOException {
        String last = "";
        while (true) {
            String behind = last;
            List<String> old = asked(tx -> tx.query(
                    "SELECT sha256 FROM {media} WHERE kept_at < ? AND sha256 > ? ORDER BY sha256 LIMIT ?",
                    from -> from.text("sha256"),
                    keptBefore,
                    behind,
                    GROUP));
            if (old.isEmpty()) {
                return;
            }
            Set<String> leaving = new HashSet<>(old);
            leaving.removeAll(stillNeeded.apply(Set.copyOf(old)));
            // Whoever keeps one of them at this moment makes its time new, before this statement or after it.
            asked(tx -> tx.update("DELETE FROM {media} WHERE sha256 = ANY(?) AND kept_at < ?", leaving, keptBefore));
            last = old.get(old.size() - 1);
        }
    }

    private <T> T asked(Database.Work<T> work) throws IOException {
        try {
            return database.alone(work);
        } catch (JdbcStoreException failed) {
            throw new IOException("the database failed", failed);
        }
    }
}

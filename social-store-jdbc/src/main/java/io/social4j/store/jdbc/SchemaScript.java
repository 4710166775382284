package io.social4j.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One step in the history of the tables, for hosts that run migrations with a tool of their own. Each step runs once, in one
 * transaction, and by its last statement writes its version into the table {@code schema_version}, which is compared when a store
 * is opened. A later version of this library adds steps and never changes one.
 *
 * @param version 1, 2, 3 …
 * @param name as of the resource it comes from, without version
 * @param sql statements separated by semicolons, with the prefix in place
 */
public record SchemaScript(int version, String name, String sql) {

    /** All of them, in order; they lie in a folder for each dialect. */
    private static final List<String> NAMES = List.of("posts");

    private static final Set<String> DIALECTS = Set.of("postgresql", "h2");

    /**
     * All steps, oldest first.
     *
     * @param database {@code postgresql} or {@code h2}
     * @param tablePrefix as the store will be opened with; {@code social_} if nothing else is said there
     * @throws IllegalArgumentException if the database is another one, or the prefix cannot be one
     */
    public static List<SchemaScript> all(String database, String tablePrefix) {
        if (!DIALECTS.contains(database)) {
            throw new IllegalArgumentException("There are scripts for postgresql and h2 only");
        }
        if (!Names.isPrefix(tablePrefix)) {
            throw new IllegalArgumentException(Names.rule(tablePrefix));
        }
        return IntStream.rangeClosed(1, NAMES.size())
                .mapToObj(version -> read(database, version, tablePrefix))
                .toList();
    }

    private static SchemaScript read(String database, int version, String prefix) {
        String name = NAMES.get(version - 1);
        String resource = database + "/V" + version + "__" + name + ".sql";
        try (InputStream in = SchemaScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The jar of social-store-jdbc lacks " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SchemaScript(version, name, text.replace("${prefix}", prefix));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

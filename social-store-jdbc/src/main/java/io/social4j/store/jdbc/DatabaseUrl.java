package io.social4j.store.jdbc;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is: {@code jdbc:postgresql:…}, {@code jdbc:h2:…}, or {@code postgresql://user:password@host:port/name}, as
 * hosting platforms put it into {@code DATABASE_URL}. H2 is told to write every commit at once. {@link #toString()} shows no
 * password. For hosts that make their own pool.
 *
 * @param jdbc the address as JDBC wants it, without credentials where they stood in front of the host
 * @param username {@code null} if the address names none
 * @param password {@code null} if the address holds none
 */
public record DatabaseUrl(
        String jdbc, @Nullable String username, @Nullable String password) {

    private static final String EXPECTED =
            "social4j.store.url must be jdbc:postgresql://host/name, jdbc:h2:file:/path/name,"
                    + " or postgresql://user:password@host/name";

    /** @throws IllegalArgumentException if it is none of these; the message does not quote it, for it may hold a password */
    public static DatabaseUrl parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:h2:")) {
            boolean told = lower.contains(";write_delay=");
            return new DatabaseUrl(told ? text : text + ";WRITE_DELAY=0", null, null);
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, null, null);
        }
        if (lower.startsWith("postgresql://") || lower.startsWith("postgres://")) {
            return ofUri(text);
        }
        throw new IllegalArgumentException(EXPECTED);
    }

    private static DatabaseUrl ofUri(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException(EXPECTED + "; special characters of a password are percent-encoded");
        }
        String path = uri.getRawPath();
        if (uri.getHost() == null || path == null || path.length() < 2) {
            throw new IllegalArgumentException(EXPECTED);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String user = uri.getRawUserInfo();
        int colon = user == null ? -1 : user.indexOf(':');
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + port + path + query,
                user == null ? null : decoded(colon < 0 ? user : user.substring(0, colon)),
                user == null || colon < 0 ? null : decoded(user.substring(colon + 1)));
    }

    /** A plus sign stands for itself in this part of an address. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** With these instead of what stands in the address, where they are given. */
    DatabaseUrl withCredentials(@Nullable String otherUser, @Nullable String otherPassword) {
        return new DatabaseUrl(
                jdbc, otherUser == null ? username : otherUser, otherPassword == null ? password : otherPassword);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[" + (username == null ? "no user" : "with user") + "]";
    }
}

package io.social4j.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds settings that nothing reads, which are typing errors for the most part. Known is what stands in the documentation, whether or
 * not the part that reads it is there, and of each platform what its provider has asked for.
 */
final class UnknownSettings {

    private static final Pattern PLATFORM = Pattern.compile("social4j\\.platforms\\.([^.]+)\\.(.+)");
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]$");

    /** What the design gives to every platform; not all adapters read all of them. */
    private static final List<String> OF_PLATFORMS = List.of(
            "client-id",
            "client-secret",
            "webhook-secret",
            "verify-token",
            "api-version",
            "base-url",
            "auth-base-url",
            "upload-base-url");

    private static final List<String> GROUPS = List.of(
            "encryption: keys",
            "health: tolerated",
            "media: directory max-database-size intake max-size max-megapixels fetch-time stall-time allowed-hosts"
                    + " local-files temporary-directory",
            "publish: tries backoff max-backoff max-lateness late-policy look-first-after lease margin call-deadline"
                    + " quiet-period review-after permalink-patience clock-skew listing-lag max-hold-park"
                    + " posts-per-account pacing-period catch-up-spacing",
            "queue: type",
            "redis: host port mode nodes master username password tls database namespace cap timeout",
            "store: type url username password table-prefix migrate allow-unsafe retention pool-size",
            "web: enabled base-path max-body-size max-events allowed-origins operator-role rate-limit.requests"
                    + " rate-limit.period",
            "workers: threads permits-per-platform permit-wait enabled grace roles");

    private final Set<String> known = new TreeSet<>();
    private final Collection<String> platforms;
    private final Collection<String> unread;

    /**
     * @param asked the names somebody has asked for
     * @param platforms those that have read their settings
     * @param unread those that are there and have not read all of them, for something is missing
     */
    UnknownSettings(Collection<String> asked, Collection<String> platforms, Collection<String> unread) {
        this.platforms = platforms;
        this.unread = unread;
        known.addAll(documented());
        known.addAll(asked);
        platforms.forEach(
                platform -> OF_PLATFORMS.forEach(key -> known.add(Settings.PLATFORMS + platform + "." + key)));
    }

    /** All names of the documentation but those of platforms. */
    static Set<String> documented() {
        Set<String> names = new TreeSet<>();
        for (String group : GROUPS) {
            int colon = group.indexOf(':');
            Stream.of(group.substring(colon + 1).strip().split(" "))
                    .forEach(key -> names.add(Settings.PREFIX + group.substring(0, colon) + "." + key));
        }
        return names;
    }

    /** A sentence for each that is not known. */
    List<String> among(Collection<String> names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String plain = INDEX.matcher(name).replaceFirst("");
            Matcher platform = PLATFORM.matcher(plain);
            if (!platform.matches()) {
                addUnlessKnown(found, plain);
            } else if (platforms.contains(platform.group(1))) {
                addUnlessKnown(found, plain);
            } else if (!unread.contains(platform.group(1))) {
                Set<String> present = new TreeSet<>(platforms);
                present.addAll(unread);
                found.add("The setting " + plain + " has no effect: there is no platform '" + platform.group(1)
                        + "' here. Present are " + present);
            }
        }
        return found;
    }

    private void addUnlessKnown(List<String> found, String name) {
        if (known.stream().noneMatch(one -> isSame(one, name))) {
            found.add("The setting " + name + " is not known and has no effect"
                    + nearest(name).map(one -> "; did you mean " + one + "?").orElse(". See docs/configuration.md"));
        }
    }

    /** In the environment dots and hyphens are the same, and Spring leaves hyphens out. */
    private static boolean isSame(String one, String other) {
        return one.equals(other) || squeezed(one).equals(squeezed(other));
    }

    private static String squeezed(String name) {
        return name.replace("-", "").replace(".", "");
    }

    private Optional<String> nearest(String name) {
        int most = Math.max(2, (name.length() - Settings.PREFIX.length()) / 3);
        return known.stream()
                .filter(one -> distance(one, name) <= most)
                .min(Comparator.comparingInt((String one) -> distance(one, name))
                        .thenComparing(one -> one));
    }

    /** How many letters must be put in, left out or changed to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

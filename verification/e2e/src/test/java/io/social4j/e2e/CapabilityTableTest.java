package io.social4j.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/platforms.md} says which test proves each capability; this holds it to its word. */
class CapabilityTableTest {

    private static final Path ROOT = root();

    /** Where the tests of a column are. */
    private static final Map<String, String> MODULES = Map.of(
            "LinkedIn", "social-linkedin",
            "X", "social-twitter",
            "Reddit", "social-reddit",
            "Facebook", "social-facebook",
            "Instagram", "social-instagram");

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.([a-z]\\w+))?`");
    private static final Pattern FOOTNOTE = Pattern.compile(" ?[¹²³⁴⁵⁶⁷⁸⁹]");

    /** What is claimed: the capabilities of each column with a tick. */
    private final Map<String, Set<String>> claimed = new LinkedHashMap<>();

    /** What is proven: under the heading of each platform, the tests of each capability. */
    private final Map<String, Map<String, String>> proven = new LinkedHashMap<>();

    CapabilityTableTest() {
        String heading = "";
        List<String> columns = List.of();
        for (String line : read(ROOT.resolve("docs/platforms.md")).lines().toList()) {
            List<String> cells = cells(line);
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
                columns = List.of();
            } else if (cells.size() > 1 && columns.isEmpty()) {
                columns = cells;
            } else if (cells.size() == 2 && MODULES.containsKey(heading)) {
                proven.computeIfAbsent(heading, name -> new LinkedHashMap<>()).put(cells.get(0), cells.get(1));
            } else if (cells.size() > 2 && MODULES.keySet().containsAll(columns.subList(1, columns.size()))) {
                claim(cells, columns);
            }
        }
    }

    private void claim(List<String> cells, List<String> columns) {
        for (int i = 1; i < cells.size(); i++) {
            if (cells.get(i).startsWith("✓")) {
                claimed.computeIfAbsent(columns.get(i), name -> new LinkedHashSet<>())
                        .add(FOOTNOTE.matcher(cells.get(0)).replaceAll(""));
            }
        }
    }

    @Test
    void eachTickHasItsProof() {
        List<String> unproven = new ArrayList<>();
        claimed.forEach((platform, capabilities) -> capabilities.stream()
                .filter(capability -> !proven.getOrDefault(platform, Map.of()).containsKey(capability))
                .forEach(capability -> unproven.add(platform + ", " + capability)));

        assertThat(unproven).isEmpty();
        assertThat(claimed.keySet()).isEqualTo(MODULES.keySet());
    }

    @Test
    void eachTestThatIsNamedIsThereAndRuns() {
        List<String> missing = new ArrayList<>();
        proven.forEach((platform, rows) -> rows.forEach((capability, tests) -> {
            List<MatchResult> named = TEST.matcher(tests).results().toList();
            if (named.isEmpty() || !TEST.matcher(tests).replaceAll("").matches("(, )*")) {
                missing.add(platform + ", " + capability + ": names no tests but " + tests);
            }
            for (MatchResult test : named) {
                if (!runs(MODULES.getOrDefault(platform, ""), test.group(1), test.group(2))) {
                    missing.add(platform + ", " + capability + ": " + test.group());
                }
            }
        }));

        assertThat(missing).isEmpty();
    }

    @Test
    void eachClassThatThePageNamesIsThere() {
        List<String> named = TEST.matcher(read(ROOT.resolve("docs/platforms.md")))
                .results()
                .map(test -> test.group(1))
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named).filteredOn(name -> sources(ROOT, name).isEmpty()).isEmpty();
    }

    /** In the module of the platform, else anywhere. Without the name of a test: a contract that is signed. */
    private static boolean runs(String module, String type, String test) {
        List<Path> own = sources(ROOT.resolve(module), type);
        List<Path> sources = own.isEmpty() ? sources(ROOT, type) : own;
        Pattern wanted = Pattern.compile(
                test == null
                        ? "class " + type + " extends \\w*Contract\\b"
                        : "@(?:Test|ParameterizedTest)\\b(?:(?!\\bvoid\\b|@Disabled).)*?\\bvoid " + test + "\\(",
                Pattern.DOTALL);
        return sources.stream().anyMatch(source -> wanted.matcher(read(source)).find());
    }

    private static List<Path> sources(Path folder, String type) {
        try (Stream<Path> modules =
                Files.find(folder, 4, (path, file) -> file.isDirectory() && path.endsWith(Path.of("src", "test")))) {
            List<Path> found = new ArrayList<>();
            for (Path tests : modules.toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(path -> path.endsWith(type + ".java")).forEach(found::add);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return line.startsWith("|") && !line.startsWith("|--")
                ? Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tests of a module run in its folder. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/platforms.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}

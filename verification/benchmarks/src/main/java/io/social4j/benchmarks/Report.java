package io.social4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown: shown while it is written, and kept in a file. */
final class Report {

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    Report(Path file) {
        this.file = file;
    }

    /** Something to read while one waits; not kept. */
    void progress(String line) {
        System.out.println("   … " + line);
    }

    void title(String title) {
        line("\n## " + title + "\n");
    }

    void head(String... columns) {
        line(row(List.of(columns)));
        line(row(List.of(columns).stream().map(column -> "---").toList()));
    }

    void row(String... cells) {
        line(row(List.of(cells)));
    }

    void line(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    void save() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        System.out.println("\nKept in " + file);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String ratio(double value, double to) {
        return String.format(Locale.ROOT, "%.2f", value / to);
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}

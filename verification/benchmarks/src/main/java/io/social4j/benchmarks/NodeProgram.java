package io.social4j.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The peer that is written in JavaScript, installed with npm in a folder of the build. */
final class NodeProgram {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "worker.mjs");

    private NodeProgram() {}

    /** Its main file; empty, and said so, where Node or npm is missing or cannot fetch it. */
    static Optional<Path> install(Path target, Report report) {
        Path folder = target.toAbsolutePath().resolve("bullmq");
        copyTo(folder);
        if (!succeeds(folder, "node", "--version")) {
            report.line("BullMQ is left out: it needs Node 20.18 or later, and there is none.\n");
            return Optional.empty();
        }
        boolean installed = Files.isDirectory(folder.resolve("node_modules/bullmq"))
                || succeeds(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        if (!installed) {
            report.line("BullMQ is left out: npm is missing or cannot fetch it.\n");
            return Optional.empty();
        }
        return Optional.of(folder.resolve("worker.mjs"));
    }

    private static void copyTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                try (InputStream in = NodeProgram.class.getResourceAsStream("bullmq/" + file)) {
                    if (in == null) {
                        throw new IOException("There is no bullmq/" + file + " on the class path");
                    }
                    Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean succeeds(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("install.log").toFile())
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}

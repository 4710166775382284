package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {

    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessAnsweredIsInItsFileAndThereAgainAtTheNextStart() throws Exception {
        Path file = folder.resolve("ledger");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.social4j.sandbox.SandboxMain",
                        "0",
                        "--ledger",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String kept;
        String gone;
        try {
            Http x = client(process);
            kept = x.json("/2/tweets", Map.of("text", "stays \u00e9 \"\n")).text("data.id");
            gone = x.json("/2/tweets", Map.of("text", "goes")).text("data.id");
            assertThat(x.delete("/2/tweets/" + gone).status()).isEqualTo(200);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isNotZero();

        Ledger truth = Ledger.read(file);
        assertThat(truth.live("twitter")).extracting(LivePost::id).containsExactly(kept);
        assertThat(truth.live("twitter").get(0).text()).isEqualTo("stays \u00e9 \"\n");
        assertThat(truth.deleted("twitter")).extracting(LivePost::id).containsExactly(gone);
        try (Sandbox again = Sandbox.start(SandboxOptions.defaults().ledger(file))) {
            SandboxAccount demo = again.account("twitter");
            Http x = Http.at(again.baseUrl("twitter")).bearer(demo.accessToken());
            assertThat(x.get("/2/tweets/" + kept).text("data.id")).isEqualTo(kept);
            assertThat(x.json("/2/tweets", Map.of("text", "next")).status()).isEqualTo(201);
        }
        assertThat(Ledger.read(file).live("twitter")).hasSize(2);
    }

    @Test
    void aLineThatWasNotFinishedIsNone() throws Exception {
        Path file = folder.resolve("ledger");
        publish(file, "one");
        Files.writeString(file, "{\"what\":\"LIVE\",\"platform\":\"tw", StandardOpenOption.APPEND);

        assertThat(Ledger.read(file).live("twitter")).hasSize(1);
        publish(file, "two");
        assertThat(Ledger.read(file).live("twitter")).extracting(LivePost::text).containsExactly("one", "two");
    }

    @Test
    void aFileThatIsNoLedgerIsRefusedByItsLine() throws Exception {
        Path file = folder.resolve("ledger");
        publish(file, "one");
        Files.writeString(file, "shopping list\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Ledger.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 3 of")
                .hasMessageContaining("shopping list");
    }

    @Test
    void changedTextsAndNewAccountsAreKept() throws Exception {
        Path file = folder.resolve("ledger");
        String account;
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().ledger(file))) {
            account = sandbox.newAccount("twitter", "second").remoteId();
            Http x = Http.at(sandbox.baseUrl("twitter"))
                    .bearer(sandbox.account("twitter", account).accessToken());
            String id = x.json("/2/tweets", Map.of("text", "first")).text("data.id");
            assertThat(sandbox.ledger().edit("twitter", id, "second")).isTrue();
            assertThat(sandbox.ledger().edit("twitter", "nobody's", "second")).isFalse();
        }
        try (Sandbox again = Sandbox.start(SandboxOptions.defaults().ledger(file))) {
            assertThat(again.account("twitter", account).username()).isEqualTo("second");
            assertThat(again.ledger().live("twitter", account))
                    .extracting(LivePost::text)
                    .containsExactly("second");
        }
    }

    @Test
    void onlyOneSandboxWritesAFile() throws Exception {
        Path file = folder.resolve("ledger");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().ledger(file))) {
            assertThat(sandbox.platforms()).isNotEmpty();
            SandboxOptions same = SandboxOptions.defaults().ledger(file);
            assertThatThrownBy(() -> Sandbox.start(same)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void mainTakesTheFileAsAnOption() {
        SandboxOptions options = SandboxMain.options(new String[] {"9000", "--ledger", "truth"}, Map.of());
        assertThat(options.ledger()).isEqualTo(Path.of("truth"));
        assertThat(options.port("linkedin")).isEqualTo(9003);
        for (List<String> wrong : List.of(List.of("--ledger"), List.of("--leger", "truth"), List.of("1", "2"))) {
            assertThatThrownBy(() -> SandboxMain.options(wrong.toArray(new String[0]), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void publish(Path file, String text) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().ledger(file))) {
            Http x = Http.at(sandbox.baseUrl("twitter"))
                    .bearer(sandbox.account("twitter").accessToken());
            assertThat(x.json("/2/tweets", Map.of("text", text)).status()).isEqualTo(201);
        }
    }

    /** Reads what the process prints up to the token of X's demo account. */
    private static Http client(Process process) throws IOException {
        BufferedReader printed =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = null;
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            if (line.startsWith("twitter: ")) {
                url = line.substring("twitter: ".length());
            } else if (url != null && line.contains("access token")) {
                return Http.at(URI.create(url)).bearer(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        throw new IOException("The sandbox did not start");
    }
}

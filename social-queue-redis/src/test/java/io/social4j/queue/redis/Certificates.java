package io.social4j.queue.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority, and certificates it has signed, made by the {@code keytool} of this JDK. One thread. */
final class Certificates {

    private static final String PASSWORD = "changeit";
    private static final int SECONDS = 60;

    private final Path folder;

    /** Makes a new authority, whose files lie in that folder. */
    Certificates(Path folder) {
        this.folder = folder;
        keytool(
                "authority.p12",
                "-genkeypair",
                "-alias",
                "own",
                "-dname",
                "CN=Authority",
                "-ext",
                "bc:c",
                "-keyalg",
                "EC");
        keytool(
                "authority.p12",
                "-exportcert",
                "-alias",
                "own",
                "-rfc",
                "-file",
                file("authority.pem").toString());
        keytool(
                "trust.p12",
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-file",
                file("authority.pem").toString());
    }

    /** Files of a server with this alternative name, such as {@code ip:127.0.0.1}, as options of {@code redis-server}. */
    List<String> serverOptions(String name) {
        String request = file("request").toString();
        String signed = file("server.pem").toString();
        delete("server.p12");
        keytool("server.p12", "-genkeypair", "-alias", "own", "-dname", "CN=Server", "-keyalg", "EC");
        keytool("server.p12", "-certreq", "-alias", "own", "-file", request);
        keytool(
                "authority.p12",
                "-gencert",
                "-alias",
                "own",
                "-rfc",
                "-ext",
                "san=" + name,
                "-infile",
                request,
                "-outfile",
                signed);
        return List.of(
                "--tls-cert-file",
                signed,
                "--tls-key-file",
                privateKey().toString(),
                "--tls-ca-cert-file",
                file("authority.pem").toString(),
                "--tls-auth-clients",
                "no");
    }

    /** Runs it while this JVM trusts the authority, and nobody else. */
    void trustedWhile(Runnable action) {
        System.setProperty("javax.net.ssl.trustStore", file("trust.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        try {
            action.run();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    private Path privateKey() {
        try (InputStream in = Files.newInputStream(file("server.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            Key key = store.getKey("own", PASSWORD.toCharArray());
            String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key.getEncoded());
            return Files.writeString(
                    file("server.key"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void keytool(String store, String... what) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-keystore", file(store).toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Path said = file("keytool.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + Files.readString(said));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}

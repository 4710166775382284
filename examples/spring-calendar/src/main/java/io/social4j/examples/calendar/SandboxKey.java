package io.social4j.examples.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that tokens of the sandbox are encrypted with. It lies beside the data, so it protects nothing but the demonstration. */
final class SandboxKey {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxKey.class);
    private static final int BYTES = 32;

    private SandboxKey() {}

    /** What the file holds; a new key if there is none. */
    static String in(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            Files.writeString(
                    file, "sandbox:" + Base64.getEncoder().encodeToString(key), StandardOpenOption.CREATE_NEW);
        }
        LOG.warn(
                "Tokens of the sandbox are encrypted with the key in {}. Real platforms need SOCIAL4J_ENCRYPTION_KEYS:"
                        + " export SOCIAL4J_ENCRYPTION_KEYS=\"k1:$(openssl rand -base64 32)\"",
                file.toAbsolutePath());
        return Files.readString(file).strip();
    }
}

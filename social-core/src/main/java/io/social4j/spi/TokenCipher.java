package io.social4j.spi;

/**
 * Encrypts what must not be readable in a store. A host may bring its own, backed by a key service. Thread-safe.
 */
public interface TokenCipher {

    /**
     * @param context what the ciphertext is bound to; not secret, and needed again to decrypt
     */
    String encrypt(String plain, String context);

    /**
     * @throws CipherException if the key is unknown, the ciphertext was changed, or it belongs to another context
     */
    String decrypt(String ciphertext, String context);

    /** What was stored cannot be read. Says which key and never anything of the content. */
    final class CipherException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public CipherException(String message) {
            super(message);
        }
    }
}

package io.social4j.scripted;

import io.social4j.spi.TokenCipher;

/** Encrypts nothing, so that several assemblies can share a store; never use it outside these tests. */
public final class PlainCipher implements TokenCipher {
    @Override
    public String encrypt(String plain, String context) {
        return plain;
    }

    @Override
    public String decrypt(String ciphertext, String context) {
        return ciphertext;
    }
}

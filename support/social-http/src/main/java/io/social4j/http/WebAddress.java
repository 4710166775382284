package io.social4j.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Says whether a text is the address of something on the web. Looks at the text only: no name is resolved. Thread-safe. */
public final class WebAddress {

    /** Longest address, in characters. */
    public static final int LONGEST = 2048;

    private static final int LARGEST_PORT = 65_535;

    private WebAddress() {}

    /**
     * Whether this is an absolute {@code http} or {@code https} address with a host and without user information, blanks,
     * control characters or characters that an address has to encode, and not longer than {@value #LONGEST}.
     */
    public static boolean isWebAddress(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            if (scheme == null || uri.isOpaque()) {
                return false;
            }
            String plain = scheme.toLowerCase(Locale.ROOT);
            return (plain.equals("https") || plain.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= LARGEST_PORT;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    static String require(String text) {
        if (!isWebAddress(text)) {
            throw new IllegalArgumentException("Not an http or https address with a host: " + Redaction.line(text));
        }
        return text;
    }
}

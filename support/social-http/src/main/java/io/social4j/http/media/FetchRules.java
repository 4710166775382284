package io.social4j.http.media;

import io.social4j.http.Redaction;
import io.social4j.http.WebAddress;
import io.social4j.spi.MediaRefusedException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which addresses are fetched at all, by their text. Where they lead is checked again when the connection is made. */
final class FetchRules {

    private static final Logger LOG = LoggerFactory.getLogger(HttpMediaIntake.class);

    private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);

    /** Four numbers as everybody writes them; {@code 127.1}, {@code 0x7f.1} and {@code 017700000001} mean addresses as well. */
    private static final Pattern PLAIN_V4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final int LONGEST_SHOWN = 200;

    private final Set<String> allowedHosts;

    FetchRules(Set<String> allowedHosts) {
        this.allowedHosts = allowedHosts;
        if (!allowedHosts.isEmpty()) {
            LOG.info("Media may be fetched from {} although they may not be public", allowedHosts);
        }
    }

    /** The address to begin with. */
    HttpUrl first(String text) throws MediaRefusedException {
        if (!WebAddress.isWebAddress(text)) {
            throw refused("media.fetch.address", text, "is no http or https address that can be fetched");
        }
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw refused("media.fetch.address", text, "is no http or https address that can be fetched");
        }
        check(url);
        return url;
    }

    /** Where a redirect leads. */
    HttpUrl next(HttpUrl from, String location) throws MediaRefusedException {
        HttpUrl to = from.resolve(location);
        if (to == null) {
            throw refused("media.fetch.redirect", from.toString(), "leads to something that is no web address");
        }
        if (from.isHttps() && !to.isHttps()) {
            throw refused("media.fetch.redirect", from.toString(), "leads from https to http");
        }
        check(to);
        return to;
    }

    /** Whether the operator has named host and port. */
    boolean isAllowed(HttpUrl url) {
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT) + ":" + url.port());
    }

    private void check(HttpUrl url) throws MediaRefusedException {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw refused("media.fetch.address", url.toString(), "holds a user name or a password");
        }
        if (url.host().endsWith(".") || isOddLiteral(url.host())) {
            throw refused("media.fetch.address", url.toString(), "has a host that is written in an unusual way");
        }
        if (isAllowed(url)) {
            LOG.info("Media is fetched from {}:{}, which social4j.media.allowed-hosts names", url.host(), url.port());
        } else if (!PORTS.contains(url.port())) {
            throw refused(
                    "media.fetch.port",
                    url.toString(),
                    "uses port " + url.port() + "; 80, 443, 8080 and 8443 are fetched from");
        }
    }

    private static boolean isOddLiteral(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        return NUMBER.matcher(last).matches() && !PLAIN_V4.matcher(host).matches();
    }

    static MediaRefusedException refused(String rule, String url, String why) {
        return new MediaRefusedException(rule, shown(url) + " " + why + ".");
    }

    /** Without the query, which may be a signature, and without who logs in. */
    static String shown(String url) {
        String bare = url.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
        String line = Redaction.line(bare);
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }
}

package io.social4j.meta.graph;

import io.social4j.http.BodySource;
import io.social4j.http.HttpCall;
import io.social4j.http.WebAddress;
import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import java.net.URI;
import java.util.Locale;

/**
 * Sends files to the host that takes bytes only, {@code rupload.facebook.com}, at an address the platform has named before
 * (Reels Publishing API; Instagram Platform, "Resumable uploads"; September 2026). Who wants to go on with an interrupted
 * upload asks the platform first how much has arrived. Blocks; repeats nothing. Immutable, thread-safe.
 */
public final class GraphUpload {

    private static final String OWN_HOSTS = ".facebook.com";

    private final GraphApi graph;

    private GraphUpload(GraphApi graph) {
        this.graph = graph;
    }

    /** The uploads that belong to these calls: same errors, same listener for budgets. */
    public static GraphUpload by(GraphApi graph) {
        return new GraphUpload(graph);
    }

    /**
     * Sends the rest of a file.
     *
     * @param address as the platform gave it; it gets the access token, so no other hosts are accepted than those of the
     *     platform, or the one the API itself is at
     * @param offset how many bytes have arrived before
     * @param size of the whole file
     * @throws PlatformException classified in the column before a commit
     */
    public void send(String token, String address, long offset, long size, BodySource content) {
        HttpCall call =
                to(token, address)
                        .header("offset", Long.toString(offset))
                        .header("file_size", Long.toString(size))
                        .stream("application/octet-stream", content, offset, size - offset)
                        .build();
        GraphApi.requireSuccess(graph.upload(call, token));
    }

    /** Lets the platform fetch the file itself, from a public address. See {@link #send}. */
    public void fetch(String token, String address, String file) {
        GraphApi.requireSuccess(
                graph.upload(to(token, address).header("file_url", file).build(), token));
    }

    /** This host wants its own word before the token. */
    private HttpCall.Builder to(String token, String address) {
        if (!WebAddress.isWebAddress(address) || !isTrusted(URI.create(address))) {
            throw PlatformException.of(
                    FailureKind.UNEXPECTED, "The platform named an address for the upload that is not its own");
        }
        URI at = URI.create(address);
        HttpCall.Builder call = HttpCall.post(at, "").header("Authorization", "OAuth " + token);
        if (at.getRawQuery() != null) {
            for (String pair : at.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                call.encodedQuery(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        return call;
    }

    private boolean isTrusted(URI address) {
        URI base = graph.base();
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean sameAsApi = address.getScheme().equalsIgnoreCase(base.getScheme())
                && host.equalsIgnoreCase(base.getHost())
                && address.getPort() == base.getPort();
        return sameAsApi || (address.getScheme().equalsIgnoreCase("https") && host.endsWith(OWN_HOSTS));
    }
}

package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;

/** Calls Facebook in the sandbox as the Page of the demo account, with the proof that the app insists on. */
final class FacebookClient {

    private final Sandbox sandbox;
    private final SandboxAccount page;
    private final HttpClient client = HttpClient.newHttpClient();

    FacebookClient(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.page = sandbox.account("facebook");
    }

    Http.Reply post(String edge, String... fields) throws Exception {
        return http().form("/v26.0/" + page.remoteId() + "/" + edge, proven(page.accessToken(), fields));
    }

    Http.Reply postTo(String id, String... fields) throws Exception {
        return http().form("/v26.0/" + id, proven(page.accessToken(), fields));
    }

    Http.Reply get(String pathAndQuery) throws Exception {
        String more = pathAndQuery.contains("?") ? "&" : "?";
        String encoded = pathAndQuery.replace("{", "%7B").replace("}", "%7D");
        return http().get("/v26.0/" + encoded + more + "appsecret_proof=" + proof(page.accessToken()));
    }

    /** A form with one file. */
    Http.Reply file(String edge, String part, String fileName, ByteString content, String... fields) throws Exception {
        Buffer body = new Buffer();
        String[] all = proven(page.accessToken(), fields);
        for (int i = 0; i < all.length; i += 2) {
            body.writeUtf8(
                    "--XX\r\nContent-Disposition: form-data; name=\"" + all[i] + "\"\r\n\r\n" + all[i + 1] + "\r\n");
        }
        body.writeUtf8("--XX\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .write(content)
                .writeUtf8("\r\n--XX--\r\n");
        return send(
                sandbox.baseUrl("facebook") + "/v26.0/" + page.remoteId() + "/" + edge,
                body.readByteString(),
                Map.of(
                        "Authorization",
                        "Bearer " + page.accessToken(),
                        "Content-Type",
                        "multipart/form-data; boundary=XX"));
    }

    /** Bytes for the host that takes nothing else. */
    Http.Reply bytes(String address, ByteString content, Map<String, String> headers) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "OAuth " + page.accessToken());
        return send(address, content, all);
    }

    String proof(String token) {
        String secret = sandbox.settings().get("social4j.platforms.facebook.client-secret");
        return ByteString.encodeUtf8(token)
                .hmacSha256(ByteString.encodeUtf8(secret))
                .hex();
    }

    static String error(Http.Reply refused) {
        assertThat(refused.status()).isEqualTo(400);
        return refused.text("error.code") + "/" + refused.text("error.error_subcode");
    }

    private Http.Reply send(String address, ByteString content, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofByteArray(content.toByteArray()));
        headers.forEach(request::header);
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Http.Reply(response.statusCode(), response.body(), Map.of());
    }

    private Http http() {
        return Http.at(sandbox.baseUrl("facebook")).bearer(page.accessToken());
    }

    private String[] proven(String token, String... fields) {
        return Stream.concat(Stream.of(fields), Stream.of("appsecret_proof", proof(token)))
                .toArray(String[]::new);
    }
}

package io.social4j.spring.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes these endpoints, under the path they are served at. */
@ConditionalOnMissingBean(name = "socialOpenApiController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}")
final class OpenApiController {

    private static final String SERVER = "\"url\": \"/api\"";

    private final byte[] document;

    OpenApiController(SocialWebProperties properties) {
        String path = properties.basePath().replaceAll("[^A-Za-z0-9/._~-]", "");
        document = read().replace(SERVER, "\"url\": \"" + path + "\"").getBytes(StandardCharsets.UTF_8);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(OpenApiController.class.getResourceAsStream("openapi.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}

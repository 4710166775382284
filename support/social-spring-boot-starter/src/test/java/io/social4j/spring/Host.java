package io.social4j.spring;

import io.social4j.Social4j;
import io.social4j.testkit.FakePlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running {@link HostApplication} on a free port, and a client that speaks HTTP to it. */
final class Host implements AutoCloseable {

    static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    private Host(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static String memory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    }

    /** Without workers: tests publish on their own thread. */
    static Host start(String databaseUrl, String... more) {
        return start(HostApplication.class, databaseUrl, more);
    }

    static Host start(Class<?> application, String databaseUrl, String... more) {
        Map<String, String> properties = new LinkedHashMap<>(Map.of(
                "server.port", "0",
                "spring.datasource.url", databaseUrl,
                "spring.flyway.enabled", "false",
                "spring.main.banner-mode", "off",
                "management.endpoint.health.show-details", "always",
                "social4j.store.migrate", "true",
                "social4j.encryption.keys", KEY,
                "social4j.web.enabled", "true",
                "social4j.web.rate-limit.requests", "1000",
                "social4j.workers.enabled", "false"));
        for (String argument : more) {
            String[] nameAndValue = argument.substring("--".length()).split("=", 2);
            properties.put(nameAndValue[0], nameAndValue[1]);
        }
        return new Host(new SpringApplicationBuilder(application)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Social4j social() {
        return bean(Social4j.class);
    }

    FakePlatform alpha() {
        return context.getBean("alpha", FakePlatform.class);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** What was asked, and the status of the answer. */
    record Exchange(String method, String path, int status) {}

    /** Everything that was asked so far. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    /** What came back. */
    record Answer(int status, java.net.http.HttpHeaders headers, String text, JsonNode json) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String at(String path) {
            return json.at(path).asString();
        }
    }

    Answer get(String user, String path) {
        return send("GET", user, path, null, Map.of());
    }

    Answer post(String user, String path, String body) {
        return send("POST", user, path, body, Map.of("Content-Type", "application/json"));
    }

    Answer patch(String user, String path, String body) {
        return send("PATCH", user, path, body, Map.of("Content-Type", "application/json"));
    }

    Answer act(String user, String path) {
        return send("POST", user, path, null, Map.of());
    }

    Answer delete(String user, String path) {
        return send("DELETE", user, path, null, Map.of());
    }

    Answer send(
            String method,
            String user,
            String path,
            @org.jspecify.annotations.Nullable String body,
            Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!user.isEmpty()) {
            request.header("X-User", user);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            exchanges.add(new Exchange(method, path, answer.statusCode()));
            boolean isJson =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    answer.headers(),
                    answer.body(),
                    json.readTree(isJson ? answer.body() : "null"));
        } catch (IOException failed) {
            throw new IllegalStateException(method + " " + path, failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

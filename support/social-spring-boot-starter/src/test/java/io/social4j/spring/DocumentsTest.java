package io.social4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written about endpoints and settings is what is there. */
class DocumentsTest {

    @Test
    void theOpenApiDocumentNamesEveryEndpointAndNoOther() {
        try (Host host = Host.start(Host.memory())) {
            Set<String> served = new TreeSet<>();
            host.context()
                    .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .forEach((mapping, method) -> {
                        if (method.getBeanType().getPackageName().equals("io.social4j.spring.web")) {
                            mapping.getPatternValues()
                                    .forEach(path -> mapping.getMethodsCondition()
                                            .getMethods()
                                            .forEach(verb -> served.add(verb + " " + path)));
                        }
                    });
            Set<String> described = new TreeSet<>();
            JsonNode document = host.get("ann", "/api/openapi.json").json();
            document.at("/paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .propertyNames()
                            .forEach(verb ->
                                    described.add(verb.toUpperCase(java.util.Locale.ROOT) + " /api" + path.getKey())));

            assertThat(described).isEqualTo(served).hasSizeGreaterThan(20);
        }
    }

    /** No validator is on the class path; this is what one would find, as far as this document goes. */
    @Test
    void theOpenApiDocumentIsSound() {
        try (Host host = Host.start(Host.memory(), "--social4j.web.base-path=/social/v1")) {
            JsonNode document = host.get("ann", "/social/v1/openapi.json").json();
            OpenApi openApi = new OpenApi(document);

            assertThat(document.at("/openapi").asString()).startsWith("3.1.");
            assertThat(document.at("/info/title").asString()).isNotBlank();
            assertThat(document.at("/info/version").asString()).isNotBlank();
            assertThat(document.at("/servers/0/url").asString()).isEqualTo("/social/v1");
            assertThat(openApi.operations())
                    .extracting(operation ->
                            operation.description().at("/operationId").asString())
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(id).matches("[a-z][A-Za-z]+"));
            for (OpenApi.Operation operation : openApi.operations()) {
                String name = operation.verb() + " " + operation.path();
                Set<String> inPath = new TreeSet<>();
                operation.description().at("/parameters").forEach(parameter -> {
                    assertThat(parameter.at("/name").asString()).as(name).isNotBlank();
                    assertThat(parameter.at("/in").asString()).as(name).isIn("path", "query", "header");
                    assertThat(parameter.at("/schema").isObject()).as(name).isTrue();
                    if (parameter.at("/in").asString().equals("path")) {
                        inPath.add(parameter.at("/name").asString());
                        assertThat(parameter.at("/required").asBoolean())
                                .as(name)
                                .isTrue();
                    }
                });
                Set<String> named = new TreeSet<>();
                Pattern.compile("\\{([^}]+)}")
                        .matcher(operation.path())
                        .results()
                        .forEach(part -> named.add(part.group(1)));
                assertThat(inPath).as(name).isEqualTo(named);
                assertThat(operation.description().at("/summary").asString())
                        .as(name)
                        .isNotBlank();
                assertThat(operation.description().at("/responses").propertyNames())
                        .as(name)
                        .contains("default")
                        .anyMatch(status -> status.startsWith("2"))
                        .allMatch(status -> status.matches("[2345][0-9]{2}|default"));
            }
            references(document)
                    .forEach(reference -> assertThat(
                                    document.at(reference.substring(1)).isObject())
                            .as(reference)
                            .isTrue());
            document.at("/components/responses")
                    .forEach(response ->
                            assertThat(response.at("/description").asString()).isNotBlank());
            document.at("/components/schemas")
                    .properties()
                    .forEach(schema -> assertThat(schema.getValue().at("/type").asString())
                            .as(schema.getKey())
                            .isNotBlank());
        }
    }

    private static Set<String> references(JsonNode node) {
        Set<String> all = new TreeSet<>(node.findValuesAsString("$ref"));
        assertThat(all).hasSizeGreaterThan(20).allMatch(reference -> reference.startsWith("#/components/"));
        return all;
    }

    @Test
    void theMetadataDescribesEverySettingOfTheDocumentation() throws Exception {
        Set<String> described = new TreeSet<>();
        for (String file : new String[] {
            "/META-INF/spring-configuration-metadata.json", "/META-INF/additional-spring-configuration-metadata.json"
        }) {
            try (InputStream in = DocumentsTest.class.getResourceAsStream(file)) {
                JsonNode metadata = new JsonMapper().readTree(in);
                metadata.at("/properties").forEach(property -> {
                    described.add(property.at("/name").asString());
                    assertThat(property.at("/description").asString())
                            .as(property.at("/name").asString())
                            .isNotBlank();
                });
            }
        }
        Set<String> documented = new TreeSet<>();
        for (String page : List.of(
                "docs/configuration.md", "docs/spring-boot.md", "docs/store.md", "social-queue-redis/README.md")) {
            Pattern.compile("^\\| `(social4j\\.[^|]*)\\|", Pattern.MULTILINE)
                    .matcher(Files.readString(Path.of("../..", page)))
                    .results()
                    .forEach(row -> documented.addAll(settings(row.group(1))));
        }

        assertThat(documented).hasSizeGreaterThan(50);
        assertThat(described).containsAll(documented);
    }

    /** What stands in the first cell of a row: {@code social4j.redis.host`, `.port` } are two. */
    private static List<String> settings(String cell) {
        List<String> names = Pattern.compile("(?:^|`)(social4j)?(\\.[a-z.-]+)`")
                .matcher(cell)
                .results()
                .map(name -> name.group(1) == null ? name.group(2) : name.group())
                .map(name -> name.replace("`", ""))
                .toList();
        String group = names.get(0).substring(0, names.get(0).lastIndexOf('.'));
        return names.stream()
                .map(name -> name.startsWith(".") ? group + name : name)
                .toList();
    }
}

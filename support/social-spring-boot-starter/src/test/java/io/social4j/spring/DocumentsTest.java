package io.social4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        for (String page : new String[] {"configuration.md", "spring-boot.md"}) {
            Pattern.compile("^\\| `(social4j\\.[a-z.-]+)`", Pattern.MULTILINE)
                    .matcher(Files.readString(Path.of("../../docs", page)))
                    .results()
                    .forEach(setting -> documented.add(setting.group(1)));
        }

        assertThat(documented).hasSizeGreaterThan(30);
        assertThat(described).containsAll(documented);
    }
}

package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.JsonView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Looks for what keeps people with disabilities from using a page, with axe-core. */
final class AxeScan {

    private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private AxeScan() {}

    /** Fails if what the tab shows has findings that axe calls serious or critical. */
    static void assertNothingSerious(Tab tab, String page) {
        tab.eval(script());
        List<String> findings = tab
                .eval("axe.run().then(result => result.violations.map(one => ({impact: one.impact, id: one.id,"
                        + " nodes: one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')})))")
                .items()
                .stream()
                .filter(finding -> SERIOUS.contains(finding.at("impact").text().orElse("")))
                .map(AxeScan::shown)
                .toList();
        assertThat(findings).as("findings of axe-core on " + page).isEmpty();
    }

    private static String shown(JsonView finding) {
        return finding.at("id").text().orElse("") + " ("
                + finding.at("impact").text().orElse("") + "): "
                + finding.at("nodes").text().orElse("");
    }

    private static String script() {
        try (InputStream axe = Objects.requireNonNull(AxeScan.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

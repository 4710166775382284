package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a page of its own in one Chromium for all tests, and checks afterwards that the page had nothing to complain
 * about.
 */
final class Browser implements ParameterResolver, AfterEachCallback {

    private static final String REQUIRED = "social4j.browser.required";
    private static final String REQUIRED_BY_ENVIRONMENT = "SOCIAL4J_BROWSER_REQUIRED";
    private static final Namespace NAMESPACE = Namespace.create(Browser.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Tab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Tab tab = chromium(test).open();
        test.getStore(NAMESPACE).put(Tab.class, tab);
        return tab;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Tab tab = test.getStore(NAMESPACE).get(Tab.class, Tab.class);
        if (tab == null) {
            return;
        }
        test.getExecutionException()
                .ifPresent(failure -> tab.pictureAsItIs(
                        "failed-" + test.getRequiredTestMethod().getName()));
        assertThat(tab.complaints()).as("what the page complained about").isEmpty();
    }

    private static Chromium chromium(ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, key -> Chromium.start(binary()), Chromium.class);
    }

    private static Path binary() {
        Optional<Path> found = Chromium.find();
        String missing = "No browser here: none of " + Chromium.NAMES
                + " is on the PATH. Install Debian's chromium to run" + " the tests of the page.";
        if (Boolean.getBoolean(REQUIRED) || Boolean.parseBoolean(System.getenv(REQUIRED_BY_ENVIRONMENT))) {
            assertThat(found).as(missing).isPresent();
        }
        Assumptions.assumeTrue(found.isPresent(), () -> "SKIPPED. " + missing);
        return found.orElseThrow();
    }
}

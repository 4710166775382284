package io.social4j.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.social4j.internal.Guard;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** What holds for all modules together. */
@AnalyzeClasses(packages = "io.social4j", importOptions = ImportOption.DoNotIncludeTests.class)
class FamilyRulesTest {

    private static final String[] ADAPTERS = {
        "io.social4j.twitter..",
        "io.social4j.instagram..",
        "io.social4j.linkedin..",
        "io.social4j.reddit..",
        "io.social4j.facebook.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.social4j.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule adaptersSeeOnlyModelConfigSpiAndHttp = noClasses()
            .that()
            .resideInAnyPackage(ADAPTERS)
            .should()
            .dependOnClassesThat(resideInAPackage("io.social4j..")
                    .and(not(resideInAPackage("io.social4j.model..")
                            .or(resideInAPackage("io.social4j.config.."))
                            .or(resideInAPackage("io.social4j.spi"))
                            .or(resideInAPackage("io.social4j.http.."))
                            .or(resideInAPackage("io.social4j.meta.graph.."))
                            .or(resideInAnyPackage(ADAPTERS)))));

    @ArchTest
    static final ArchRule adaptersDoNotSeeEachOther = slices().matching(
                    "io.social4j.(twitter|instagram|linkedin|reddit|facebook)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule theCoreKnowsNoHttpClientAndNoJson = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.social4j",
                    "io.social4j.model..",
                    "io.social4j.config..",
                    "io.social4j.spi..",
                    "io.social4j.event..",
                    "io.social4j.memory..",
                    "io.social4j.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "okhttp3..",
                    "okio..",
                    "com.squareup.moshi..",
                    "java.net.http..",
                    "io.social4j.http..",
                    "io.social4j.meta..",
                    "io.social4j.sandbox..",
                    "io.social4j.testkit..");

    @ArchTest
    static final ArchRule theCoreKnowsNoPlatform = noClasses()
            .that()
            .resideInAnyPackage("io.social4j", "io.social4j.internal..", "io.social4j.model..", "io.social4j.spi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS);

    @ArchTest
    static final ArchRule onlyTheCoreAndItsProofsSeeItsInside = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.social4j",
                    "io.social4j.internal..",
                    "io.social4j.memory..",
                    "io.social4j.testkit..",
                    "io.social4j.store.jdbc")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.social4j.internal..");

    @ArchTest
    static final ArchRule theJdbcStoreSeesOfItTheStateMachineOnly = noClasses()
            .that()
            .resideInAPackage("io.social4j.store.jdbc..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.social4j.internal..").and(not(resideInAPackage("io.social4j.internal.rows"))));

    @ArchTest
    static final ArchRule theRedisQueueSeesNoStoreAndNoPlatform = noClasses()
            .that()
            .resideInAPackage("io.social4j.queue.redis..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.social4j..")
                    .and(not(resideInAnyPackage(
                            "io.social4j.queue.redis..",
                            "io.social4j.model..",
                            "io.social4j.config..",
                            "io.social4j.spi",
                            "io.social4j.spi.queue"))));

    @ArchTest
    static final ArchRule nobodyWeakensTheGuardsInProduction =
            noClasses().should().callMethod(Guard.class, "allBut", Guard.class, Guard[].class);

    @ArchTest
    static final ArchRule timeComesFromTheOneSeam = noClasses()
            .that()
            .haveNameNotMatching(
                    "io\\.social4j\\.spi\\.SystemClock|io\\.social4j\\.sandbox\\..*|io\\.social4j\\.examples\\..*")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule onlyProvidersSeeTheProviderContext = noClasses()
            .that()
            .resideInAnyPackage(ADAPTERS)
            .and()
            .haveSimpleNameNotEndingWith("Provider")
            .and()
            .haveSimpleNameNotEndingWith("Settings")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProviderContext.class);

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static void eachPackageLivesInOneArtifact(com.tngtech.archunit.core.domain.JavaClasses classes) {
        Map<String, Set<String>> places = new HashMap<>();
        for (JavaClass one : classes) {
            one.getSource()
                    .map(source -> source.getUri().toString().replaceAll("(!/|/classes/|\\.jar).*", ""))
                    .ifPresent(place -> places.computeIfAbsent(one.getPackageName(), any -> new TreeSet<>())
                            .add(place));
        }
        assertThat(places)
                .allSatisfy((name, artifacts) -> assertThat(artifacts).as(name).hasSize(1));
    }

    @Test
    void everyJarNamesItsModule() throws Exception {
        for (URL url : Collections.list(getClass().getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            if (url.toString().contains("/social-") && url.getProtocol().equals("jar")) {
                try (var in = url.openStream()) {
                    String name = new Manifest(in).getMainAttributes().getValue("Automatic-Module-Name");
                    assertThat(name).as(url.toString()).startsWith("io.social4j");
                }
            }
        }
    }

    @Test
    void theRulesSpeakOfEveryAdapterThatIsThere() {
        List<String> packages = ServiceLoader.load(PlatformAdapterProvider.class).stream()
                .map(provider -> provider.type().getPackageName() + "..")
                .toList();

        assertThat(packages).containsExactlyInAnyOrder(ADAPTERS);
        assertThat(Stage.PLATFORMS).hasSameSizeAs(packages);
    }
}

package io.social4j.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** What holds for the modules around the core: who may see what, and what they show to hosts. */
@AnalyzeClasses(packages = "io.social4j", importOptions = ImportOption.DoNotIncludeTests.class)
class SpringRulesTest {

    /** All that a host may name of these modules; what is not here is package-private. */
    private static final Map<String, Set<String>> SHOWN = Map.of(
            "io.social4j.spring",
            Set.of(
                    "CurrentUser",
                    "EnvironmentSettings",
                    "SocialAutoConfiguration",
                    "SocialCustomizer",
                    "SocialProperties",
                    "SocialStoreAutoConfiguration"),
            "io.social4j.spring.health",
            Set.of("SocialHealthAutoConfiguration", "SocialMetersAutoConfiguration"),
            "io.social4j.spring.web",
            Set.of("SocialWebAutoConfiguration", "SocialWebProperties"),
            "io.social4j.micrometer",
            Set.of("SocialMeters"),
            "io.social4j.queue.redis",
            Set.of("RedisJobQueue", "RedisJobQueueProvider", "RedisSettings"));

    @ArchTest
    static final ArchRule onlyTheStarterKnowsSpring = noClasses()
            .that()
            .resideOutsideOfPackage("io.social4j.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "tools.jackson..", "com.fasterxml..");

    @ArchTest
    static final ArchRule metersAreKnownOnlyWhereTheyAreMade = noClasses()
            .that()
            .resideOutsideOfPackages("io.social4j.micrometer..", "io.social4j.spring.health")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.social4j.micrometer..");

    @ArchTest
    static final ArchRule theStarterSeesTheFrontDoorAndTheJdbcStore = noClasses()
            .that()
            .resideInAPackage("io.social4j.spring..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.social4j..")
                    .and(not(resideInAnyPackage(
                            "io.social4j",
                            "io.social4j.model..",
                            "io.social4j.config..",
                            "io.social4j.event..",
                            "io.social4j.spi..",
                            "io.social4j.store.jdbc",
                            "io.social4j.micrometer",
                            "io.social4j.spring.."))));

    /** An application without a web server, or without Actuator, has to start: what they need is asked for by their own packages. */
    @ArchTest
    static final ArchRule whatIsOptionalIsSeenByItsOwnPackageAlone = noClasses()
            .that()
            .resideInAPackage("io.social4j.spring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.social4j.spring.web..",
                    "io.social4j.spring.health..",
                    "io.social4j.micrometer..",
                    "io.micrometer..",
                    "jakarta.servlet..",
                    "org.springframework.web..",
                    "org.springframework.boot.health..");

    @ArchTest
    static final ArchRule metersSeeTheFrontDoorAndWhatItTells = noClasses()
            .that()
            .resideInAPackage("io.social4j.micrometer..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.social4j..")
                    .and(not(resideInAnyPackage(
                            "io.social4j",
                            "io.social4j.model..",
                            "io.social4j.event..",
                            "io.social4j.spi",
                            "io.social4j.spi.store",
                            "io.social4j.micrometer.."))));

    @ArchTest
    static final ArchRule nobodyIsBuiltOnTheStarter = noClasses()
            .that()
            .resideOutsideOfPackage("io.social4j.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.social4j.spring..");

    @ArchTest
    static final ArchRule whatHostsSeeOfThemIsFinal = classes()
            .that()
            .resideInAnyPackage("io.social4j.spring..", "io.social4j.micrometer..", "io.social4j.queue.redis..")
            .and()
            .arePublic()
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static void hostsSeeOfThemWhatIsMeantForThem(JavaClasses all) {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (JavaClass one : all) {
            if (SHOWN.containsKey(one.getPackageName()) && one.isTopLevelClass() && isPublic(one)) {
                shown.computeIfAbsent(one.getPackageName(), any -> new TreeSet<>())
                        .add(one.getSimpleName());
            }
        }
        assertThat(shown).isEqualTo(SHOWN);
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        assertThat(all.getPackage("io.social4j").getSubpackagesInTree().stream()
                        .filter(one -> !one.getClasses().isEmpty()))
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(isNullMarked(one)).as(one.getName()).isTrue());
    }

    private static boolean isPublic(JavaClass one) {
        return one.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isNullMarked(JavaPackage one) {
        return one.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }
}

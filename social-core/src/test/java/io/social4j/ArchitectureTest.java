package io.social4j;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.social4j.internal.Guard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.social4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern PLATFORM =
            Pattern.compile("linkedin|twitter|reddit|facebook|instagram", Pattern.CASE_INSENSITIVE);

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("io.social4j.model..")
            .layer("config and event")
            .definedBy("io.social4j.config..", "io.social4j.event..")
            .layer("spi")
            .definedBy("io.social4j.spi..")
            .layer("inside")
            .definedBy("io.social4j.memory..", "io.social4j.media..", "io.social4j.internal..")
            .layer("front door")
            .definedBy("io.social4j")
            .whereLayer("front door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("inside")
            .mayOnlyBeAccessedByLayers("front door")
            .whereLayer("spi")
            .mayOnlyBeAccessedByLayers("inside", "front door")
            .whereLayer("config and event")
            .mayOnlyBeAccessedByLayers("spi", "inside", "front door");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.social4j.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONE_CLASS_READS_THE_TIME = noClasses()
            .that(not(simpleName("SystemClock")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethodWhere(target(owner(nameMatching(Clock.class.getName()))).and(target(nameMatching("system.*"))))
            .orShould()
            .callMethodWhere(
                    target(owner(nameMatching("java\\.time\\.(Local|Zoned|Offset)?Date(Time)?|java\\.time\\.Year.*")))
                            .and(target(nameMatching("now"))));

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethodWhere(target(owner(nameMatching("java\\.lang\\.Thread"))).and(target(nameMatching("sleep"))));

    @ArchTest
    static final ArchRule CHANCE_IS_A_PARAMETER = noClasses()
            .should()
            .callConstructorWhere(target(owner(nameMatching(Random.class.getName()))))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

    @ArchTest
    static final ArchRule NOBODY_DROPS_A_GUARD =
            noClasses().should().callMethod(Guard.class, "allBut", Guard.class, Guard[].class);

    @ArchTest
    static final ArchRule THE_ENGINE_SHOWS_WHAT_OTHERS_USE = classes()
            .that()
            .resideInAPackage("io.social4j.internal.engine")
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .should(new ArchCondition<>("be used from outside") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean used = type.getDirectDependenciesToSelf().stream()
                            .anyMatch(one ->
                                    !one.getOriginClass().getPackageName().equals(type.getPackageName()));
                    events.add(new SimpleConditionEvent(type, used, type.getName() + " is public and nobody needs it"));
                }
            });

    @Test
    void theCoreKnowsNoPlatform() throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(Path.of("src", "main", "java"))) {
            sources = all.filter(path -> path.toString().endsWith(".java")).toList();
        }
        assertThat(sources).hasSizeGreaterThan(50).allSatisfy(path -> {
            String code = COMMENT.matcher(Files.readString(path)).replaceAll("");
            assertThat(withoutExamples(code)
                            .lines()
                            .filter(line -> PLATFORM.matcher(line).find()))
                    .as(path.toString())
                    .isEmpty();
        });
    }

    /** Sentences for people may say "such as"; nothing may depend on a name. */
    private static String withoutExamples(String code) {
        return code.replaceAll("\"[^\"]*(such as|for example|at least one platform)[^\"]*\\\\?\"[^\"]*\"?", "\"\"");
    }
}

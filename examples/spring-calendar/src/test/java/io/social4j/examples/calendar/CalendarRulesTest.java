package io.social4j.examples.calendar;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The application is a host like any other: it takes what hosts are given, and nothing behind that. */
@AnalyzeClasses(packages = "io.social4j.examples.calendar", importOptions = ImportOption.DoNotIncludeTests.class)
class CalendarRulesTest {

    @ArchTest
    static final ArchRule itUsesWhatHostsAreGiven = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.social4j..")
                    .and(not(resideInAnyPackage(
                            "io.social4j",
                            "io.social4j.model..",
                            "io.social4j.config..",
                            "io.social4j.spi..",
                            "io.social4j.sandbox..",
                            "io.social4j.spring",
                            "io.social4j.examples.calendar.."))));

    @ArchTest
    static final ArchRule onlyTheMainClassIsPublic = noClasses()
            .that()
            .doNotHaveSimpleName("CalendarApplication")
            .and()
            .areTopLevelClasses()
            .should()
            .bePublic();

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
}

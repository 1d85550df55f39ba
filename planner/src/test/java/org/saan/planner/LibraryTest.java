package org.saan.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.saan.planner", importOptions = ImportOption.DoNotIncludeTests.class)
class LibraryTest {

    @ArchTest
    static final ArchRule NO_FRAMEWORK_NO_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.slf4j..", "java.util.logging..", "org.saan.hub..");

    @ArchTest
    static final ArchRule NO_CLOCK_BUT_FOR_A_TIME_LIMIT = noClasses()
            .that()
            .doNotHaveSimpleName("Stopwatch")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}

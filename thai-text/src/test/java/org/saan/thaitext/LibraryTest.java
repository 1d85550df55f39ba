package org.saan.thaitext;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.saan.thaitext", importOptions = ImportOption.DoNotIncludeTests.class)
class LibraryTest {

    @ArchTest
    static final ArchRule NOTHING_BUT_JAVA_AND_ICU = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "com.ibm.icu..", "org.jspecify..", "org.saan.thaitext..");

    @ArchTest
    static final ArchRule NO_CLOCK_NO_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");
}

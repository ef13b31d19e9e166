package io.eenjakarta.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A server without OpenTelemetry never meets a class that names it. */
@AnalyzeClasses(packages = "io.eenjakarta", importOptions = ImportOption.DoNotIncludeTests.class)
class TelemetryArchitectureTest {

    private static final String SERVERS = "io.eenjakarta.telemetry.(ServersTelemetry|RunningSpan|Meters)(\\$.*)?";

    @ArchTest
    static final ArchRule THREE_CLASSES_NAME_OPEN_TELEMETRY = noClasses()
            .that()
            .haveNameNotMatching(SERVERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule THE_CHOICE_ALONE_NAMES_THEM = noClasses()
            .that()
            .haveNameNotMatching(SERVERS)
            .and()
            .areNotAssignableTo(TelemetryChoice.class)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(SERVERS);
}

package io.eenjakarta;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.eenjakarta.security.Requirement;
import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layout as rules: packages are the steps of a login, and their arrows go one way. */
@AnalyzeClasses(packages = "io.eenjakarta", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.eenjakarta.";

    /** Leftmost first: a package may use any to its right. */
    private static final List<String> ORDER = List.of(
            "portal", "authentication", "callback", "vms", "renewal", "vault", "token", "provider", "telemetry");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.eenjakarta.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_SUB_PACKAGES = noClasses()
            .should()
            .resideInAPackage("io.eenjakarta.*.(**)..")
            .orShould()
            .resideInAPackage("io.eenjakarta")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ACTIVATION_IN_THE_PORTAL_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "portal")
            .should()
            .beAnnotatedWith("jakarta.servlet.annotation.WebServlet")
            .orShould()
            .beAnnotatedWith("jakarta.servlet.annotation.WebFilter")
            .orShould()
            .beAnnotatedWith("jakarta.servlet.annotation.WebListener")
            .orShould()
            .beAnnotatedWith("jakarta.ws.rs.ApplicationPath")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.sql.DataSourceDefinition");

    @ArchTest
    static final ArchRule RESOURCES_IN_THE_PORTAL_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "portal")
            .and()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path");

    @ArchTest
    static final ArchRule MECHANISM_WITHOUT_SCOPE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "portal")
            .and()
            .areAssignableTo(HttpAuthenticationMechanism.class)
            .should()
            .beAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
            .orShould()
            .beAnnotatedWith("jakarta.enterprise.context.RequestScoped")
            .orShould()
            .beAnnotatedWith("jakarta.enterprise.context.SessionScoped")
            .orShould()
            .beAnnotatedWith("jakarta.enterprise.context.Dependent")
            .orShould()
            .beAnnotatedWith("jakarta.enterprise.inject.Alternative");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static final ArchRule SETTINGS_READ_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "provider.SettingsReader")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule SQL_IN_THE_VAULT_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "vault")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."));

    @ArchTest
    static final ArchRule SERVLETS_IN_THE_WEB_PACKAGES_ALONE = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "authentication", ROOT + "callback", ROOT + "portal")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule NO_CLOCK_BUT_AN_INJECTED_ONE = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule THE_CLOCK_IS_MADE_ONCE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "provider.FromServer")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule NOBODY_WAITS_IN_SYNCHRONIZED = noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule NO_CONSOLE = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule LOGGERS_ARE_CONSTANTS = fields().that()
            .haveRawType(System.Logger.class)
            .should()
            .beStatic()
            .andShould()
            .beFinal()
            .andShould()
            .bePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_EMPTY_NAMES = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Service");

    @ArchTest
    static void arrowsGoOneWay(JavaClasses classes) {
        for (int i = 1; i < ORDER.size(); i++) {
            String[] left = ORDER.subList(0, i).stream().map(ROOT::concat).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(left)
                    .check(classes);
        }
    }

    @ArchTest
    static void thereIsNoOtherPackage(JavaClasses classes) {
        List<String> others = classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !ORDER.contains(name.substring(Math.min(name.length(), ROOT.length()))))
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void noClassIsLongerThanTwoHundredAndFiftyLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        long count = lines.count();
                        if (count > 250) {
                            tooLong.add(file + " " + count);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    @Requirement("P14")
    void nothingWaitsInASynchronizedBlock() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("synchronized (")) {
                    found.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), found);
    }
}

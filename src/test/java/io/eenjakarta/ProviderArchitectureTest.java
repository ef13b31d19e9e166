package io.eenjakarta;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.eenjakarta.provider.CameraManagerProvider;
import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a third provider would touch: its own record and its settings in {@code provider}, its API in {@code vms} and the
 * one line there that lists the APIs. No step of a login or of a renewal knows which provider it deals with.
 */
@AnalyzeClasses(packages = "io.eenjakarta", importOptions = ImportOption.DoNotIncludeTests.class)
class ProviderArchitectureTest {

    private static final String ROOT = "io.eenjakarta.";
    private static final Path SOURCES = Path.of("src/main/java/io/eenjakarta");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_PROVIDERS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "provider")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(EagleEyeProvider.class, CameraManagerProvider.class);

    @ArchTest
    static final ArchRule NOBODY_ASKS_WHICH_PROVIDER_IT_IS = noClasses().should(askWhichProviderItIs());

    @ArchTest
    static final ArchRule ONE_CLASS_LISTS_THE_APIS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "vms.ApiAtHand")
            .and(not(assignableTo(ROOT + "vms.ProviderApi")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ROOT + "vms.EagleEyeApi")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ROOT + "vms.CameraManagerApi");

    @ArchTest
    static void everyProviderHasAnApi(JavaClasses classes) {
        List<String> apis = classes.stream()
                .filter(type -> type.isAssignableTo(ROOT + "vms.ProviderApi") && !type.isInterface())
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
        assertEquals(List.of("CameraManagerApi", "EagleEyeApi"), apis);
    }

    @Test
    void thereAreTheseTwoAndNobodyAddsOneFromOutside() {
        assertEquals(
                Set.of(EagleEyeProvider.class, CameraManagerProvider.class),
                Set.of(Provider.class.getPermittedSubclasses()));
        assertEquals(List.of(EagleEyeProvider.NAME, CameraManagerProvider.NAME), Providers.NAMES);
    }

    /** Constants leave no trace in a class file, so the sources are asked: only the interfaces of APIs need a name. */
    @Test
    void noOtherSourceNamesAProvider() throws IOException {
        assertEquals(List.of(), mentions(Pattern.compile("EagleEyeProvider|CameraManagerProvider"), "provider", "vms"));
        assertEquals(List.of(), mentions(Pattern.compile("\"(een|cameramanager)\""), "provider", "vms"));
        assertFalse(
                mentions(Pattern.compile("CameraManagerProvider"), "vms").isEmpty(), "the search finds what is there");
    }

    private static ArchCondition<JavaClass> askWhichProviderItIs() {
        return new ArchCondition<>("ask which provider it is by instanceof") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (InstanceofCheck check : type.getInstanceofChecks()) {
                    boolean asks = check.getRawType().isAssignableTo(Provider.class);
                    events.add(new SimpleConditionEvent(check, asks, check.toString()));
                }
            }
        };
    }

    /** Files outside of these packages that have this in them. */
    private static List<String> mentions(Pattern what, String... allowed) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String folder = SOURCES.relativize(file).getName(0).toString();
                if (!List.of(allowed).contains(folder)
                        && what.matcher(Files.readString(file)).find()) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }
}

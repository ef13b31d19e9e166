package io.eenjakarta.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.lifecycle.inside.QuarterServlet;
import io.eenjakarta.vault.VirtualDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The life of a thousand connected grants, from their login to their end, in the WAR of this build. Judged by what happened
 * and how often, never by how long it took. Figures in {@code target/lifecycle/results.json}.
 */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(named = "lifecycle", matches = "true")
class VirtualQuarterIT {

    private static final String PORTAL = "http://127.0.0.1:" + System.getProperty("portal.port");
    private static final QuarterProviders PROVIDERS = new QuarterProviders(PORTAL, Quarter.grants());

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> settings = PROVIDERS.settings();
        settings.put("een.vault", "jdbc");
        settings.put(
                "een.vault-datasource",
                System.getProperty("arquillian.launch").equals("wildfly")
                        ? "java:jboss/datasources/quarter"
                        : "jdbc/quarter");
        // A look each minute finds nothing that one each hour does not, but takes sixty times as long.
        settings.put("een.keep-alive-interval", "PT1H");
        // By the clock on the wall: the provider's first answers are slow on a busy machine.
        settings.put("een.token-deadline", "PT20S");
        StringBuilder file = new StringBuilder("config_ordinal=1000\n");
        settings.forEach((key, value) ->
                file.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")))
                .addAsResource(new StringAsset(file.toString()), "META-INF/microprofile-config.properties")
                .addPackage(QuarterServlet.class.getPackage())
                .addPackages(
                        false,
                        path -> path.get().contains("/vault/VirtualDatabase")
                                || path.get().contains("/vault/ClockedSource"),
                        VirtualDatabase.class.getPackage());
    }

    @AfterAll
    static void stop() {
        PROVIDERS.close();
    }

    @Test
    void losesNoGrantAnnouncesEachEndOnceAndRefreshesNothingWithoutNeed() throws IOException {
        long began = System.nanoTime();
        Quarter quarter = new Quarter(new QuarterPortal(PORTAL), PROVIDERS);
        quarter.play();
        QuarterReport report = new QuarterReport(quarter, PROVIDERS);
        List<String> broken = report.broken();
        report.write(
                Path.of(System.getProperty("lifecycle.output"), "results.json"),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        assertEquals(List.of(), broken.stream().limit(20).toList());
    }
}

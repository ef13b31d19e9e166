package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.basic.AccountsPage;
import io.eenjakarta.it.bystander.Traces;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A portal with a login of its own and telemetry by its own settings, with the server's spans of requests left on. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class PortalTelemetryIT {

    private static final Collector COLLECTOR = collector();

    @Deployment(testable = false)
    static WebArchive war() {
        return Portals.portal(
                        "basic",
                        "basic",
                        AccountsPage.class,
                        """
                        config_ordinal=1000
                        een.redirect-uri=%s
                        een.allowed-accounts=00001106,00002207
                        otel.trace.http.disabled=false
                        otel.sdk.disabled=false
                        otel.exporter.otlp.protocol=http/protobuf
                        otel.exporter.otlp.endpoint=%s
                        otel.bsp.schedule.delay=200
                        otel.metric.export.interval=500
                        """
                                .formatted(Provider.CONNECT, COLLECTOR.address()))
                .addClass(Traces.class);
    }

    private static Collector collector() {
        try {
            return new Collector();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        COLLECTOR.close();
    }

    @Test
    void exportsWhatItsCallersConnectAndNotTheCodesTheyBring() {
        ConnectPortal.warmUp();
        Guard maria = Guard.maria();
        URI back = maria.authorized("ada@example.com", "ada-demo");
        assertEquals(302, maria.open(back).statusCode());
        assertTrue(Await.until(() -> has(span -> span.getName().equals("een.login.callback"))
                && (Server.current() != Server.OPEN_LIBERTY || has(PortalTelemetryIT::isCallback))));
        COLLECTOR
                .allSpans()
                .filter(PortalTelemetryIT::isCallback)
                .forEach(span -> assertEquals("", attributes(span).get("url.query")));
        String code = Guard.parameter("code", back);
        List<String> bodies = COLLECTOR.bodies();
        assertEquals(
                List.of(), bodies.stream().filter(body -> body.contains(code)).toList());
        ConnectPortal.empty();
    }

    /** The server's own span of the provider's answer, which is a GET with a query. */
    private static boolean isCallback(Span span) {
        return Guard.CONNECT.equals(attributes(span).get("url.path"))
                && "GET".equals(attributes(span).get("http.request.method"));
    }

    private static boolean has(Predicate<Span> wanted) {
        return COLLECTOR.allSpans().anyMatch(wanted);
    }

    private static Map<String, String> attributes(Span span) {
        return Exported.attributes(span.getAttributesList());
    }
}

package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.it.host.ClockServlet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR of this build in the hands of a portal: with form targets of its own and a clock that can be set. */
final class Host {

    private Host() {}

    static WebArchive war() {
        return Deployments.war().addPackage(ClockServlet.class.getPackage());
    }

    /** Sets een-jakarta's clock ahead of the real one. */
    static void clockAhead(Duration by) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Provider.portal("/host-clock?" + by)).POST(BodyPublishers.noBody());
        assertEquals(200, new Browser().send(request, Map.of()).statusCode());
    }
}

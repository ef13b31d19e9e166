package io.eenjakarta.it;

import io.eenjakarta.simulator.PortalSettings;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A server with what ships and telemetry switched on as the documentation says, by the environment alone, quicker than by
 * default. Both providers are there; CameraManager takes parameters in the query string.
 */
final class MeasuredServer implements AutoCloseable {

    private final Runnable end;
    private final UnaryOperator<URI> at;

    private MeasuredServer(Runnable end, UnaryOperator<URI> at) {
        this.end = end;
        this.at = at;
    }

    static MeasuredServer started(Collector collector) throws IOException {
        Map<String, String> settings = settings(collector);
        if (Server.current() == Server.OPEN_LIBERTY) {
            OwnLiberty own = OwnLiberty.configured("own-measured");
            own.start(settings);
            return new MeasuredServer(own::close, own::at);
        }
        OwnWildFly own = OwnWildFly.untouched("measured");
        own.script("configure.cli");
        own.deployWar();
        if (!own.start(settings)) {
            throw new AssertionError(own.failure());
        }
        return new MeasuredServer(own::close, own::at);
    }

    private static Map<String, String> settings(Collector collector) {
        Map<String, String> settings = new HashMap<>(PortalSettings.of(Provider.simulator(), Provider.PORTAL)
                .withCameraManager(CameraManager.simulator(), CameraManager.CALLBACK)
                .environment());
        settings.remove("EEN_VAULT");
        settings.put("CAMERAMANAGER_TOKEN_TRANSPORT", "query");
        settings.put("EEN_KEEP_ALIVE_INTERVAL", "PT1S");
        settings.put("OTEL_SDK_DISABLED", "false");
        settings.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address().toString());
        settings.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        settings.put("OTEL_BSP_SCHEDULE_DELAY", "500");
        return settings;
    }

    /** Where a browser is sent to, with this server in the place of the one under test. */
    URI at(URI location) {
        return at.apply(location);
    }

    URI at(String path) {
        return at(Provider.portal(path));
    }

    @Override
    public void close() {
        end.run();
    }
}

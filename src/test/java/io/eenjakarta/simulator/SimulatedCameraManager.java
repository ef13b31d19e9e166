package io.eenjakarta.simulator;

/** The part of {@link SimulatedProvider} that plays CameraManager: started by the first question about it. Thread-safe. */
final class SimulatedCameraManager {
    private final String redirectUri;
    /** 0 until there is one. */
    private int port;

    /** Null while closed. */
    private CameraManagerSimulator running;

    SimulatedCameraManager(String redirectUri, int port) {
        this.redirectUri = redirectUri;
        this.port = port;
    }

    synchronized SimulatedCameraManager notStarted() {
        return new SimulatedCameraManager(redirectUri, port);
    }

    synchronized CameraManagerSimulator simulator() {
        if (running == null) {
            running = CameraManagerSimulator.start(
                    port, CameraManagerSettings.demo().withRedirectUris(redirectUri));
            port = running.origin().getPort();
        }
        return running;
    }

    PortalSettings addedTo(PortalSettings settings) {
        return settings.withCameraManager(simulator(), redirectUri);
    }

    synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}

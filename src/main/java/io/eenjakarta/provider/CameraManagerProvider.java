package io.eenjakarta.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where CameraManager is, the older sister of Eagle Eye Networks, and how we present ourselves to it. All accounts share
 * one API address; a refresh token stays the same and works until a logout; PKCE and {@code state} are not in its
 * documents.
 *
 * @param base scheme, host and port of the API
 * @param scope {@code write} or {@code read}
 * @param answersWithoutState {@code cameramanager.state=cookie-only}
 * @param parametersInQuery {@code cameramanager.token-transport=query}, as its documents show token requests
 */
public record CameraManagerProvider(
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI base,
        ApiHosts apiHosts,
        ClientCredentials client,
        String redirectUri,
        String scope,
        Access access,
        boolean answersWithoutState,
        boolean parametersInQuery)
        implements Provider {

    /** The name under which grants and log lines know this provider. */
    public static final String NAME = "cameramanager";

    private static final String LOGOUT = "/rest/v2.0/users/self/tokens/current";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "CameraManager";
    }

    @Override
    public Optional<URI> revocationEndpoint() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> logoutEndpoint() {
        return Optional.of(URI.create(base + LOGOUT));
    }

    @Override
    public Optional<URI> switchEndpoint() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> clientSettings() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> apiBase() {
        return Optional.of(base);
    }

    @Override
    public Optional<ApiHosts> mediaHosts() {
        return Optional.empty();
    }

    @Override
    public boolean liveStreams() {
        return false;
    }

    @Override
    public boolean recordedPictures() {
        return false;
    }

    @Override
    public Optional<String> issuer() {
        return Optional.empty();
    }

    @Override
    public boolean pkce() {
        return false;
    }

    @Override
    public boolean rotates() {
        return false;
    }

    @Override
    public Optional<Duration> idleLife() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> grantLife() {
        return Optional.empty();
    }

    /** The second word is that of Spring Security OAuth 2, which it seems to run on. */
    @Override
    public Set<String> clientErrors() {
        return Set.of("invalid_client", "unauthorized");
    }
}

package io.eenjakarta.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where Eagle Eye Networks (API version 3) is and how we present ourselves to it. Each account has an API address of its
 * own, and a refresh token is good for one refresh.
 *
 * @param revocation RFC 7009
 * @param settings asked for the API base when a token reply names none
 * @param scope EEN's only one is {@code vms.all}
 */
public record EagleEyeProvider(
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI revocation,
        URI settings,
        ApiHosts apiHosts,
        ApiHosts media,
        ClientCredentials client,
        String redirectUri,
        String scope,
        Access access)
        implements Provider {

    /** The name under which grants and log lines know this provider. */
    public static final String NAME = "een";

    /** A refresh token that was not used for so long is dead. */
    static final Duration IDLE_LIFE = Duration.ofDays(14);

    private static final Duration GRANT_LIFE = Duration.ofDays(90);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Eagle Eye Networks";
    }

    @Override
    public Optional<URI> revocationEndpoint() {
        return Optional.of(revocation);
    }

    @Override
    public Optional<URI> logoutEndpoint() {
        return Optional.empty();
    }

    /** On the host of the token end point. */
    @Override
    public Optional<URI> switchEndpoint() {
        return Optional.of(tokenEndpoint.resolve("/api/v3.0/authorizationTokens"));
    }

    @Override
    public Optional<URI> clientSettings() {
        return Optional.of(settings);
    }

    @Override
    public Optional<ApiHosts> mediaHosts() {
        return Optional.of(media);
    }

    @Override
    public Optional<URI> apiBase() {
        return Optional.empty();
    }

    @Override
    public boolean liveStreams() {
        return true;
    }

    @Override
    public boolean recordedPictures() {
        return true;
    }

    /** The origin of its authorization end point, says its discovery document; so far its answers name none. */
    @Override
    public Optional<String> issuer() {
        return Optional.of(authorizationEndpoint.getScheme() + "://" + authorizationEndpoint.getRawAuthority());
    }

    @Override
    public boolean pkce() {
        return true;
    }

    @Override
    public boolean answersWithoutState() {
        return false;
    }

    @Override
    public boolean rotates() {
        return true;
    }

    @Override
    public Optional<Duration> idleLife() {
        return Optional.of(IDLE_LIFE);
    }

    @Override
    public Optional<Duration> grantLife() {
        return Optional.of(GRANT_LIFE);
    }

    @Override
    public boolean parametersInQuery() {
        return false;
    }

    @Override
    public Set<String> clientErrors() {
        return Set.of("invalid_client");
    }
}

package io.eenjakarta.provider;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of the systems whose users sign in, with everything in which it differs from the other. What a step of a login or of
 * a renewal has to know about a provider it asks here, and never which provider it is. Immutable.
 */
public sealed interface Provider permits EagleEyeProvider, CameraManagerProvider {

    /** The name under which grants, callers and log lines know this provider: small letters. */
    String name();

    /** What people call it. */
    String title();

    /** Where browsers are sent (RFC 6749 3.1). */
    URI authorizationEndpoint();

    /** Where codes and refresh tokens are exchanged (RFC 6749 3.2). */
    URI tokenEndpoint();

    /** Where refresh tokens are given back by a POST (RFC 7009); absent where a logout does that. */
    Optional<URI> revocationEndpoint();

    /** Where a DELETE with a living access token ends it and its refresh token; absent where they are revoked. */
    Optional<URI> logoutEndpoint();

    /** Where an access token is exchanged for one of an account below its own; absent where there is no such thing. */
    Optional<URI> switchEndpoint();

    /** Asked with an access token where the account's API is, when a token reply does not say; absent where it is fixed. */
    Optional<URI> clientSettings();

    /** The one address of the API; absent where each account has its own. */
    Optional<URI> apiBase();

    /** The only hosts that ever get a token of this provider. */
    ApiHosts apiHosts();

    /** The hosts of streams and media sessions; absent where there are none. */
    Optional<ApiHosts> mediaHosts();

    /** Whether a camera's live pictures can be had without asking for each. */
    boolean liveStreams();

    /** Whether pictures that it recorded can be had. */
    boolean recordedPictures();

    /** Who we are there. */
    ClientCredentials client();

    /** The registered string, byte for byte: {@code http://127.0.0.1:3333} has no slash at its end. */
    String redirectUri();

    /** What is asked for. */
    String scope();

    /** Whose customers may come in. */
    Access access();

    /** Whom an answer that names its issuer must name, to the letter (RFC 9207 2.4); absent where nobody knows. */
    Optional<String> issuer();

    /** Whether it understands PKCE (RFC 7636). */
    boolean pkce();

    /** Whether its answers may come without our {@code state}, and the browser's cookie alone is to tell whose they are. */
    boolean answersWithoutState();

    /** Whether a refresh token is good for one refresh, so that sending it twice ends the grant. */
    boolean rotates();

    /** How long a refresh token lives that nobody uses; absent where it does not die of that. */
    Optional<Duration> idleLife();

    /** How long after its login a grant ends, however much it is used; absent where it does not. */
    Optional<Duration> grantLife();

    /** Whether the parameters of token requests stand in the query string instead of a form body. */
    boolean parametersInQuery();

    /** The values of {@code error} by which its token end point refuses our credentials. */
    Set<String> clientErrors();

    /** Who we are, with each secret that is configured: the current one first, two at most. */
    default List<ClientCredentials> clients() {
        return client().next()
                .map(next -> List.of(client(), new ClientCredentials(client().id(), next)))
                .orElseGet(() -> List.of(client()));
    }

    /** Path of the redirect URI as {@code HttpServletRequest.getRequestURI()} shows it: never empty. */
    default String callbackPath() {
        String path = URI.create(redirectUri()).getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Scheme, host and port under which browsers reach us, without a slash at the end. */
    default String origin() {
        URI redirect = URI.create(redirectUri());
        return redirect.getScheme() + "://" + redirect.getRawAuthority();
    }
}

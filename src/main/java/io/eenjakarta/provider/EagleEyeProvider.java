package io.eenjakarta.provider;

import java.net.URI;
import java.util.List;

/**
 * Where Eagle Eye Networks is and how we present ourselves to it.
 *
 * @param authorizationEndpoint where browsers are sent (RFC 6749 3.1)
 * @param tokenEndpoint RFC 6749 3.2
 * @param revocationEndpoint RFC 7009
 * @param clientSettings asked for the API base when a token reply names none
 * @param apiHosts the only hosts that ever get a token
 * @param client who we are
 * @param redirectUri the registered string, byte for byte: {@code http://127.0.0.1:3333} has no slash at its end
 * @param scope EEN's only one is {@code vms.all}
 */
public record EagleEyeProvider(
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI revocationEndpoint,
        URI clientSettings,
        ApiHosts apiHosts,
        ClientCredentials client,
        String redirectUri,
        String scope) {

    /** The name under which grants and log lines know this provider. */
    public static final String NAME = "een";

    /** Who we are, with each secret that is configured: the current one first, two at most. */
    public List<ClientCredentials> clients() {
        return client.next()
                .map(next -> List.of(client, new ClientCredentials(client.id(), next)))
                .orElseGet(() -> List.of(client));
    }

    /** Path of the redirect URI as {@code HttpServletRequest.getRequestURI()} shows it: never empty. */
    public String callbackPath() {
        String path = URI.create(redirectUri).getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Whether browsers reach us over https, so that cookies can be Secure and carry {@code __Host-}. */
    public boolean secure() {
        return redirectUri.startsWith("https:");
    }
}

package io.eenjakarta.vms;

import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Addresses that the platform names for streams and media sessions, accepted only when they lead, encrypted, to a host of {@code
 * een.media-hosts}: what asks there shows a token. Nothing here sends a token there, and none may be given to a browser.
 */
@ApplicationScoped
public class MediaAddresses {

    /** The reason of what is thrown for an address that is not accepted. */
    static final String REFUSED = "mediaHost";

    private final MediaSessionApi api;
    private final Settings settings;

    @Inject
    public MediaAddresses(@RestClient MediaSessionApi api, Settings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected MediaAddresses() {
        this(null, null);
    }

    /**
     * Where a client that has the token of the grant at hand gets the cookie of a media session. Throws {@link VmsException}; {@link
     * VmsException.Unavailable} with the reason {@code mediaHost} for an address that is not accepted.
     */
    public URI session() {
        return checked(ApiCall.answer(api::get).url());
    }

    /**
     * The address of a {@link Feed} or {@link Recording}, or of a session. Nothing is asked.
     *
     * @throws VmsException.Unavailable with the reason {@code mediaHost} when it is not accepted; null is not
     */
    public URI checked(String address) {
        return Optional.ofNullable(address).flatMap(this::accepted).orElseThrow(MediaAddresses::refused);
    }

    private Optional<URI> accepted(String address) {
        try {
            URI uri = new URI(address);
            return Optional.of(uri).filter(this::isEncrypted).filter(this::isOfMedia);
        } catch (URISyntaxException strange) {
            return Optional.empty();
        }
    }

    private boolean isEncrypted(URI uri) {
        return "https".equals(uri.getScheme())
                || "rtsps".equals(uri.getScheme())
                || hosts().filter(hosts -> hosts.allowLoopback() && ApiHosts.isLoopback(uri.getHost()))
                        .anyMatch(hosts -> hosts.loopbackScheme().equals(uri.getScheme()));
    }

    private boolean isOfMedia(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && hosts().anyMatch(hosts -> hosts.judge(uri.getHost(), uri.getPort()) instanceof ApiHosts.Accepted);
    }

    private Stream<ApiHosts> hosts() {
        return settings.providers().active().stream().flatMap(provider -> provider.mediaHosts().stream());
    }

    /** Says nothing of the address, which is a secret. */
    private static VmsException refused() {
        return new VmsException.Unavailable(
                new ApiFault(200, "", REFUSED, "an address that does not lead to a host of een.media-hosts"),
                Optional.empty());
    }
}

package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.net.URI;
import java.util.Optional;

/**
 * Whether a grant may watch a camera, as the provider itself says under that grant: it names the stream's address, and says that
 * live pictures may be seen or, where it does not tell, shows one. Remembered for {@code een.sight-age}. Thread-safe.
 */
final class StreamRights {

    private final ApiAtHand api;
    private final Sights sights;

    StreamRights(ApiAtHand api, Sights sights) {
        this.api = api;
        this.sights = sights;
    }

    /** Whether what was learned does not count any more. */
    boolean isDue(GrantId grant, String camera) {
        return !sights.isSeen(view(grant, camera));
    }

    /**
     * Blocks unless it is known.
     *
     * @return the stream's address for this grant, where it was asked for
     * @throws VmsException when the grant may not watch it, or that cannot be told now
     */
    Optional<URI> ask(GrantId grant, String camera) {
        Sights.View view = view(grant, camera);
        Sights.Sight known = sights.of(view);
        if (known instanceof Sights.Refused refused) {
            throw refused.why();
        }
        if (known instanceof Sights.Seen) {
            return Optional.empty();
        }
        long began = sights.moment();
        try {
            URI address = GrantScope.call(grant, () -> shown(api.get(), camera));
            sights.seen(view, began);
            return Optional.of(address);
        } catch (VmsException why) {
            sights.failed(view, why);
            throw why;
        }
    }

    private static URI shown(ProviderApi provider, String camera) {
        URI address = provider.stream(camera);
        if (!provider.tellsSight(camera, false)) {
            provider.preview(camera);
        }
        return address;
    }

    private static Sights.View view(GrantId grant, String camera) {
        return new Sights.View(grant, camera, false);
    }
}

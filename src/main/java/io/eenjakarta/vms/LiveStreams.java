package io.eenjakarta.vms;

import io.eenjakarta.provider.Een;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The preview streams of cameras. However many watch a camera, there is one connection to it for each account; each viewer's own
 * grant must have been shown the camera by the provider, and is asked about again every {@code een.sight-age}. A grant that ends,
 * or loses the right, ends its own watches and nobody else's. Thread-safe.
 */
@ApplicationScoped
public class LiveStreams {

    private final ApiAtHand api;
    private final ApiAccess access;
    private final StreamRights rights;
    private final OpenStreams streams;
    private final StreamChecks checks;
    private final List<Telemetry.Watch> gauges;

    @Inject
    public LiveStreams(ApiAtHand api, ApiAccess access, @Een ScheduledExecutorService scheduler) {
        this.api = api;
        this.access = access;
        this.rights =
                new StreamRights(api, new Sights(access.settings().images().sightAge(), access.clock()));
        this.streams = new OpenStreams(new StreamSource(api, access, scheduler), access, scheduler);
        this.checks = new StreamChecks(streams, rights, access, scheduler);
        Telemetry telemetry = access.telemetry();
        StreamTable table = streams.table();
        this.gauges = List.of(
                telemetry.watch(Measure.LIVE_STREAMS, () -> List.of(Telemetry.Reading.of(table.size()))),
                telemetry.watch(
                        Measure.LIVE_VIEWERS,
                        () -> List.of(Telemetry.Reading.of(table.viewers().size()))));
    }

    /** For the container's proxy. */
    protected LiveStreams() {
        this.api = null;
        this.access = null;
        this.rights = null;
        this.streams = null;
        this.checks = null;
        this.gauges = List.of();
    }

    @PreDestroy
    public void close() {
        gauges.forEach(Telemetry.Watch::close);
        streams.close();
    }

    /**
     * Watches the preview stream of a camera under the grant at hand. Blocks for the calls that say whether that grant may see
     * it, unless that is known. The viewer may hear of it before this returns.
     *
     * @throws VmsException also {@link VmsException.Throttled} when a limit of {@code een.live} is reached, and {@link
     *     VmsException.NotFound} when the camera, or the provider, has no such stream
     * @throws GrantException when the vault cannot tell about the grant
     */
    public Watch watch(String camera, StreamViewer viewer) {
        Optional<GrantId> id = access.grantAtHand();
        Optional<Grant> grant = id.flatMap(access.renewal()::peek).filter(access::mayComeIn);
        if (grant.isEmpty()) {
            // The call says what is wrong with it.
            api.get().stream(camera);
            throw new VmsException.Unauthorized(new ApiFault(401, "", OwnAnswer.NEEDS_LOGIN, "the grant is over"));
        }
        streams.table().checkRoom(id.get());
        Optional<URI> address = rights.ask(id.get(), camera);
        StreamWatch watch = streams.join(key(grant.get(), camera), id.get(), viewer, address);
        checks.plan();
        return watch;
    }

    /** Of a grant whose owner is not known yet nothing is shared. */
    private static StreamKey key(Grant grant, String camera) {
        String account = grant.owner()
                .map(Grant.Owner::account)
                .orElse("grant " + grant.id().value());
        return new StreamKey(grant.provider(), account, camera);
    }
}

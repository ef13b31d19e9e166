package io.eenjakarta.vms;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * What cameras show now, or showed at some time. A picture is asked for once, whoever looks meanwhile and for a while after, and
 * shown to those alone to whom the provider has shown the camera under their own grant. Under each grant so many pictures are
 * asked for at a time; more wait for their turn.
 */
@ApplicationScoped
public class LiveImages {

    private static final Duration MARGIN = Duration.ofSeconds(5);
    /** A younger recording may still arrive from the camera. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final ApiAtHand api;
    private final ApiAccess access;
    private final Settings.Images settings;
    private final SharedImages images;
    private final ScheduledExecutorService scheduler;

    @Inject
    public LiveImages(ApiAtHand api, ApiAccess access, @Een ScheduledExecutorService scheduler) {
        this.api = api;
        this.access = access;
        this.settings = access.settings().images();
        this.scheduler = scheduler;
        Settings.Http http = access.settings().http();
        this.images = new SharedImages(
                new ImageShelf(settings.cacheBytes(), settings.sightAge(), access.clock()),
                new Sights(settings.sightAge(), access.clock()),
                new ImageTurns(http.apiConnections(), settings.patience(), access.threads(), scheduler),
                new ImagePace(settings.patience(), access.clock(), scheduler),
                new ImageCall.Deadline(http.imageDeadline(), scheduler));
    }

    /** For the container's proxy. */
    protected LiveImages() {
        this.api = null;
        this.access = null;
        this.settings = null;
        this.images = null;
        this.scheduler = null;
    }

    /**
     * The preview image of a camera. Blocks until it has come, at most the image timeout and some seconds.
     *
     * @throws VmsException also when something else than a JPEG of reasonable size comes
     */
    public LiveImage preview(String camera) {
        return waited(previewAsync(camera));
    }

    /** The same without waiting: the stage ends with the image or with {@link VmsException}, on any thread. */
    public CompletionStage<LiveImage> previewAsync(String camera) {
        return image(camera, Optional.empty());
    }

    /**
     * The newest recorded preview image of a camera at or before a time. Blocks as {@link #preview} does.
     *
     * @throws VmsException also under a grant of CameraManager, which has none
     */
    public LiveImage recorded(String camera, Instant at) {
        return waited(recordedAsync(camera, at));
    }

    /** The same without waiting. */
    public CompletionStage<LiveImage> recordedAsync(String camera, Instant at) {
        return image(camera, Optional.of(at));
    }

    /** How long an image may take: whoever has waited for so long gets none. */
    public Duration longest() {
        return settings.patience()
                .plus(access.settings().http().imageDeadline())
                .plus(MARGIN);
    }

    private CompletableFuture<LiveImage> image(String camera, Optional<Instant> at) {
        Optional<GrantId> viewer = access.grantAtHand();
        ProviderApi provider = api.get();
        if (viewer.isEmpty()) {
            return now(() -> provider.preview(camera));
        }
        Optional<Grant> grant = viewer.flatMap(access::known).filter(access::mayComeIn);
        WantedImage wanted = wanted(provider, viewer.get(), grant, camera, at);
        // Under a dead grant the call says why there is no picture, and no earlier one is shown.
        return handedOut(grant.isPresent() ? images.image(wanted) : images.alone(wanted));
    }

    private WantedImage wanted(
            ProviderApi provider, GrantId viewer, Optional<Grant> grant, String camera, Optional<Instant> at) {
        ImageRules rules = provider.imageRules();
        // Of a grant whose owner is not known yet nothing is shared.
        String account = grant.flatMap(Grant::owner).map(Grant.Owner::account).orElse("grant " + viewer.value());
        String line = provider.provider() + ' ' + (rules.ofAccount() ? account : viewer.value());
        return new WantedImage(
                viewer,
                new ImageKey(provider.provider(), account, camera, at),
                at.map(this::age).orElse(rules.liveAge()),
                new ImageTurns.Line(line, provider.provider() + ' ' + account, rules.atATime()),
                () -> at.map(time -> provider.recorded(camera, time)).orElseGet(() -> provider.preview(camera)),
                () -> provider.tellsSight(camera, at.isPresent()));
    }

    private Duration age(Instant at) {
        boolean settled = at.isBefore(access.clock().instant().minus(SETTLED));
        return settled ? settings.recordedAge() : settings.previewAge();
    }

    /**
     * For one caller: what they do with it touches no one else's, holds up neither other callers nor the turn by which it came,
     * and it comes within {@link #longest()} in any case.
     */
    private CompletableFuture<LiveImage> handedOut(CompletableFuture<LiveImage> shared) {
        CompletableFuture<LiveImage> own = new CompletableFuture<>();
        if (shared.isDone()) {
            shared.whenComplete((image, why) -> end(own, image, why));
            return own;
        }
        Expiry late;
        try {
            late = Expiry.after(longest(), scheduler, () -> elsewhere(() -> end(own, null, ImageClient.late())));
        } catch (RejectedExecutionException ending) {
            return CompletableFuture.failedFuture(ImageTrouble.busy());
        }
        shared.whenComplete((image, why) -> {
            late.cancel();
            elsewhere(() -> end(own, image, why));
        });
        return own;
    }

    private void elsewhere(Runnable what) {
        try {
            access.threads().execute(what);
        } catch (RuntimeException | Error noThread) {
            what.run();
        }
    }

    private static void end(CompletableFuture<LiveImage> own, LiveImage image, Throwable why) {
        if (why == null) {
            own.complete(image);
        } else {
            own.completeExceptionally(
                    why instanceof CompletionException && why.getCause() != null ? why.getCause() : why);
        }
    }

    private static CompletableFuture<LiveImage> now(Supplier<LiveImage> call) {
        try {
            return CompletableFuture.completedFuture(call.get());
        } catch (VmsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static LiveImage waited(CompletionStage<LiveImage> image) {
        try {
            return image.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}

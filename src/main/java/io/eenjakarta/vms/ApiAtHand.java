package io.eenjakarta.vms;

import io.eenjakarta.vault.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API of whichever provider the grant at hand belongs to. Here a further provider would be added. */
@ApplicationScoped
public class ApiAtHand {

    private final ApiAccess access;
    private final Map<String, ProviderApi> apis;

    @Inject
    public ApiAtHand(ApiAccess access, EagleEyeApi eagleEye, CameraManagerApi cameraManager) {
        this.access = access;
        this.apis = Stream.of(eagleEye, cameraManager)
                .collect(Collectors.toUnmodifiableMap(ProviderApi::provider, Function.identity()));
    }

    /** For the container's proxy. */
    protected ApiAtHand() {
        this.access = null;
        this.apis = null;
    }

    /** The one to call; where there is no usable grant, one whose calls say why. May block on the vault's database. */
    ProviderApi get() {
        return access.grantAtHand()
                .flatMap(access::known)
                .map(Grant::provider)
                .map(apis::get)
                .orElseGet(this::first);
    }

    private ProviderApi first() {
        return apis.get(access.settings().providers().first().name());
    }
}

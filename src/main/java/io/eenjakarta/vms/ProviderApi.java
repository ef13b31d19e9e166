package io.eenjakarta.vms;

import java.util.List;

/**
 * What this library itself asks of a provider's API, in the provider's own words and for the grant at hand. Thread-safe.
 * Every method blocks for its calls and throws {@link VmsException}.
 */
interface ProviderApi {

    /** Name of the provider. */
    String provider();

    /** Whose grant it is. */
    User self();

    /** The cameras by name, with their status where the API tells it. */
    List<Camera> cameras();

    /**
     * One page of those that fit.
     *
     * @param filter its location is a word
     * @param most how many at most
     * @param token of the page before; null for the first page
     */
    CameraPage page(CameraFilter filter, int most, String token);

    /** One camera with its status and its details, where they are told. */
    Camera camera(String id);

    /** The locations by name; none where there are no such things. */
    List<Location> locations();

    /** What a camera shows now, or showed a moment ago. */
    LiveImage preview(String camera);
}

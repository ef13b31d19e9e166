package io.eenjakarta.vms;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What this library itself asks of a provider's API, in the provider's own words and for the grant at hand. Thread-safe.
 * Every method blocks for its calls and throws {@link VmsException}.
 */
interface ProviderApi {

    /** The reason of the {@link VmsException.NotFound} for a camera without a stream. */
    String NO_STREAM = "noStream";

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

    /** What a camera shows now, asked anew. */
    LiveImage preview(String camera);

    /** What was recorded of a camera last at or before a time, asked anew. */
    LiveImage recorded(String camera, Instant at);

    /**
     * Where a camera's preview pictures come without an end, as {@code multipart/x-mixed-replace}; a secret, and checked, so that
     * a token may be sent to it.
     *
     * @throws VmsException.NotFound also when the camera, or the provider, has no such stream
     */
    URI stream(String camera);

    /**
     * Whether the grant at hand may see the pictures of a camera, asked without a picture. False when that is not told; what is
     * refused is thrown.
     *
     * @param recorded whether recorded pictures are meant, or live ones
     */
    boolean tellsSight(String camera, boolean recorded);

    /** How pictures are asked for. */
    ImageRules imageRules();
}

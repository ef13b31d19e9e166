package io.eenjakarta.vms;

import jakarta.ws.rs.QueryParam;
import java.util.Collection;

/**
 * What {@link CamerasApi#list} is asked. What is not said is not sent. Made for one thread; a list holds no value with a
 * comma in it, for the API cannot be told such a one.
 */
public final class CameraQuery {

    @QueryParam("name__contains")
    private String nameContains;

    @QueryParam("q")
    private String text;

    @QueryParam("id__in")
    private String ids;

    @QueryParam("status__in")
    private String statuses;

    @QueryParam("locationId__in")
    private String locations;

    @QueryParam("bridgeId__in")
    private String bridges;

    @QueryParam("tags__contains")
    private String allTags;

    @QueryParam("tags__any")
    private String anyTags;

    @QueryParam("include")
    private String include;

    @QueryParam("sort")
    private String sort;

    /** Cameras whose name holds this, in any case. */
    public CameraQuery nameContains(String part) {
        nameContains = orNull(part);
        return this;
    }

    /** Cameras of which something resembles this: name, tags, notes, location and more, as the platform sees fit. */
    public CameraQuery text(String words) {
        text = orNull(words);
        return this;
    }

    /** These cameras. */
    public CameraQuery ids(Collection<String> wanted) {
        ids = list(wanted);
        return this;
    }

    /** Cameras that are so: words of {@link Camera.Status}. */
    public CameraQuery statuses(Collection<String> wanted) {
        statuses = list(wanted);
        return this;
    }

    /** Cameras at one of these locations, named by id. */
    public CameraQuery locations(Collection<String> wanted) {
        locations = list(wanted);
        return this;
    }

    /** Cameras at one of these bridges, named by id. */
    public CameraQuery bridges(Collection<String> wanted) {
        bridges = list(wanted);
        return this;
    }

    /** Cameras with all these tags. */
    public CameraQuery allTags(Collection<String> wanted) {
        allTags = list(wanted);
        return this;
    }

    /** Cameras with at least one of these tags. */
    public CameraQuery anyTags(Collection<String> wanted) {
        anyTags = list(wanted);
        return this;
    }

    /** Further members of {@link Camera}. Never ask for {@code adminCredentials} in anything that is shown or kept. */
    public CameraQuery include(String... members) {
        include = orNull(String.join(",", members));
        return this;
    }

    /** At most three members, each with its direction in front, such as {@code +name}. Without: {@code +name}. */
    public CameraQuery sort(String... members) {
        sort = orNull(String.join(",", members));
        return this;
    }

    private static String list(Collection<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}

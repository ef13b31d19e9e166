package io.eenjakarta.portal;

import io.eenjakarta.vms.EventFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose events a browser wants to hear of: the parameter {@code camera}, once for each, with the path of a {@link CameraPath} as
 * {@code 100d4c41} or {@code een/00001106/ca0f61ab/100d4c41}.
 *
 * @param filters by owner as in {@link CameraPath}; the caller's own account, if it is asked for, is first
 */
record EventQuery(SortedMap<String, EventFilter> filters) {

    /** As many as the largest wall shows, and a few. */
    private static final int MOST = 600;

    private static final int LONGEST = 256;

    /** Empty when no camera is named, too many are, or something that is none. */
    static Optional<EventQuery> of(HttpServletRequest request) {
        String[] named = request.getParameterValues("camera");
        return named == null || named.length > MOST ? Optional.empty() : of(named);
    }

    private static Optional<EventQuery> of(String... named) {
        SortedMap<String, TreeSet<String>> cameras = new TreeMap<>();
        for (String one : named) {
            Optional<CameraPath> path = one.length() > LONGEST ? Optional.empty() : CameraPath.parse('/' + one);
            if (path.isEmpty()) {
                return Optional.empty();
            }
            cameras.computeIfAbsent(path.get().owner(), owner -> new TreeSet<>())
                    .add(path.get().camera());
        }
        SortedMap<String, EventFilter> filters = new TreeMap<>();
        cameras.forEach((owner, ids) -> filters.put(owner, new EventFilter(ids, new TreeSet<>())));
        return filters.isEmpty() ? Optional.empty() : Optional.of(new EventQuery(filters));
    }
}

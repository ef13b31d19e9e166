package io.eenjakarta.simulator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which cameras a list shows, and in which order. Texts are compared without regard to case. */
final class CameraSelection {
    /** Documented; those not among them are refused like any unknown argument. */
    static final String[] ARGUMENTS = {
        "name",
        "name__contains",
        "name__in",
        "id__in",
        "id__notIn",
        "id__contains",
        "status__in",
        "status__ne",
        "locationId__in",
        "bridgeId__in",
        "tags__contains",
        "tags__any",
        "q",
        "qRelevance__gte"
    };

    static final Set<String> STATUSES =
            Set.of("online", "deviceoffline", "invalidcredentials", "bridgeoffline", "off", "error", "unknown");
    private static final int MOST_SORTED = 3;

    private final DemoData data;
    private final ApiArguments arguments;

    CameraSelection(DemoData data, ApiArguments arguments) {
        this.data = data;
        this.arguments = arguments;
    }

    List<DemoData.Camera> of(List<DemoData.Camera> all) {
        Predicate<DemoData.Camera> fits = one("name", camera -> camera.name())
                .and(in("name__in", DemoData.Camera::name))
                .and(contains("name__contains", DemoData.Camera::name))
                .and(in("id__in", DemoData.Camera::id))
                .and(notIn("id__notIn", DemoData.Camera::id))
                .and(contains("id__contains", DemoData.Camera::id))
                .and(in("locationId__in", camera -> camera.locationId()))
                .and(in("bridgeId__in", DemoData.Camera::bridgeId))
                .and(in("status__in", DemoData.Camera::connectionStatus))
                .and(notIn("status__ne", DemoData.Camera::connectionStatus))
                .and(tags("tags__contains", true))
                .and(tags("tags__any", false))
                .and(resembling());
        checkStatuses("status__in");
        checkStatuses("status__ne");
        checkBridges();
        return all.stream().filter(fits).sorted(order()).toList();
    }

    private void checkStatuses(String name) {
        list(name).ifPresent(values -> {
            if (!STATUSES.containsAll(values)) {
                throw arguments.wrong(name);
            }
        });
    }

    private void checkBridges() {
        list("bridgeId__in").ifPresent(ids -> {
            if (!ids.stream().allMatch(id -> id.matches("[a-f0-9]{8}"))) {
                throw arguments.wrong("bridgeId__in");
            }
        });
    }

    private Predicate<DemoData.Camera> one(String name, Function<DemoData.Camera, String> of) {
        Optional<String> wanted = arguments.first(name).map(CameraSelection::lower);
        return camera -> wanted.isEmpty() || lower(of.apply(camera)).equals(wanted.get());
    }

    private Predicate<DemoData.Camera> contains(String name, Function<DemoData.Camera, String> of) {
        Optional<String> wanted = arguments.first(name).map(CameraSelection::lower);
        return camera -> wanted.isEmpty() || lower(of.apply(camera)).contains(wanted.get());
    }

    private Predicate<DemoData.Camera> in(String name, Function<DemoData.Camera, String> of) {
        Optional<List<String>> wanted = list(name);
        return camera -> wanted.isEmpty() || wanted.get().contains(lower(of.apply(camera)));
    }

    private Predicate<DemoData.Camera> notIn(String name, Function<DemoData.Camera, String> of) {
        Optional<List<String>> unwanted = list(name);
        return camera -> unwanted.isEmpty() || !unwanted.get().contains(lower(of.apply(camera)));
    }

    private Predicate<DemoData.Camera> tags(String name, boolean all) {
        Optional<List<String>> wanted = list(name);
        return camera -> wanted.isEmpty()
                || (all
                        ? CameraJson.tags(camera).containsAll(wanted.get())
                        : wanted.get().stream().anyMatch(CameraJson.tags(camera)::contains));
    }

    /** The real one weighs likeness; here something must hold the words. */
    private Predicate<DemoData.Camera> resembling() {
        Optional<String> wanted = arguments.first("q").map(CameraSelection::lower);
        return camera -> wanted.isEmpty()
                || Stream.of(camera.id(), camera.name(), CameraJson.notes(camera), data.locationName(camera))
                        .anyMatch(text -> lower(text).contains(wanted.get()))
                || CameraJson.tags(camera).contains(wanted.get());
    }

    private Comparator<DemoData.Camera> order() {
        Map<String, Function<DemoData.Camera, String>> keys = Map.of(
                "name", DemoData.Camera::name,
                "locationSummary.name", data::locationName,
                "bridgeSummary.name", DemoData.Camera::bridgeId);
        Comparator<DemoData.Camera> order = null;
        Set<String> seen = new HashSet<>();
        for (String by : arguments.first("sort").orElse("+name").split(",", -1)) {
            String key = by.isEmpty() ? "" : by.substring(1);
            boolean known = keys.containsKey(key)
                    || (key.equals("qRelevance") && arguments.first("q").isPresent());
            if (!by.matches("[+-].*") || !known || !seen.add(key) || seen.size() > MOST_SORTED) {
                throw arguments.wrong("sort");
            }
            Comparator<DemoData.Camera> next = Comparator.comparing(keys.getOrDefault(key, camera -> ""));
            next = by.startsWith("-") ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    private Optional<List<String>> list(String name) {
        return arguments.first(name).map(values -> Arrays.stream(values.split(","))
                .map(CameraSelection::lower)
                .toList());
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}

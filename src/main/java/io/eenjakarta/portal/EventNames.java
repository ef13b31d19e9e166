package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.vms.AllPages;
import io.eenjakarta.vms.EventType;
import io.eenjakarta.vms.EventTypesApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * What types of events are called in the languages of the portal: our own words where there are some, else those of the provider,
 * which are kept for an hour, else what their identifier says. Thread-safe.
 */
@ApplicationScoped
public class EventNames {

    private static final Duration KEPT = Duration.ofHours(1);

    /** After a failure, and for what the provider does not know either. */
    private static final Duration CALM = Duration.ofMinutes(5);

    /** Of a page, as the provider has it. */
    private static final int MOST = 500;

    private record Known(Map<String, String> names, Instant until) {}

    private final EventTypesApi api;
    private final Clock clock;
    private final Map<Language, Known> known = new ConcurrentHashMap<>();

    @Inject
    public EventNames(@RestClient EventTypesApi api, @Een Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected EventNames() {
        this(null, null);
    }

    /** The name of each type as far as it is known by now. Does not block. */
    UnaryOperator<String> in(Texts texts) {
        return type -> texts.find("event.type." + type).orElseGet(() -> {
            Known asked = known.get(texts.language());
            String name = asked == null ? null : asked.names().get(type);
            return name == null ? plain(type) : name;
        });
    }

    /** Asks the provider, under the grant at hand, for names that are not known. Blocks; without an answer they stay unknown. */
    void learn(Texts texts, Collection<String> types) {
        Instant now = clock.instant();
        Known before = known.get(texts.language());
        boolean fresh = before != null && now.isBefore(before.until());
        if (fresh
                || types.stream()
                        .allMatch(type -> texts.find("event.type." + type).isPresent())) {
            return;
        }
        try {
            Map<String, String> names = new HashMap<>();
            String language = texts.language().tag();
            try (Stream<EventType> all = AllPages.stream(token -> api.list(language, MOST, token), 2)) {
                all.filter(one -> one.type() != null
                                && one.name() != null
                                && !one.name().isBlank())
                        .forEach(one -> names.put(one.type(), one.name()));
            }
            known.put(texts.language(), new Known(Map.copyOf(names), now.plus(KEPT)));
        } catch (RuntimeException trouble) {
            known.put(texts.language(), new Known(before == null ? Map.of() : before.names(), now.plus(CALM)));
        }
    }

    /** {@code een.motionDetectionEvent.v1} becomes {@code Motion detection}. */
    private static String plain(String type) {
        String[] parts = type.split("\\.");
        String middle = parts.length > 1 ? parts[1] : type;
        String words = middle.replaceFirst("Event$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return words.isEmpty() ? type : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

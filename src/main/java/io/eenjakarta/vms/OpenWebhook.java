package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.HookId;
import io.eenjakarta.vault.Webhook;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A webhook as its portal sees it.
 *
 * @param id by which it is closed; also the secret end of its address, so not for pages and logs
 * @param grant under which it was opened
 * @param filter which events it delivers
 * @param since when it was opened
 */
public record OpenWebhook(HookId id, GrantId grant, EventFilter filter, Instant since) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int LONGEST = 100_000;

    static OpenWebhook of(Webhook hook) {
        return new OpenWebhook(hook.id(), hook.grant(), filter(hook.wanted()), hook.since());
    }

    /**
     * A filter as text; equal filters have equal texts.
     *
     * @throws IllegalArgumentException for one without cameras, with names that no camera or type has, or with too many
     */
    static String text(EventFilter filter) {
        String text = String.join(",", filter.cameras()) + ' ' + String.join(",", filter.types());
        boolean words = Stream.of(filter.cameras(), filter.types())
                .flatMap(SortedSet::stream)
                .allMatch(word -> WORD.matcher(word).matches());
        if (filter.cameras().isEmpty() || !words || text.length() > LONGEST) {
            throw new IllegalArgumentException("a webhook needs ids of cameras and event types, and not too many");
        }
        return text;
    }

    static EventFilter filter(String text) {
        String[] parts = text.split(" ", -1);
        return new EventFilter(words(parts[0]), words(parts[1]));
    }

    private static SortedSet<String> words(String list) {
        return list.isEmpty() ? new TreeSet<>() : new TreeSet<>(Set.of(list.split(",")));
    }
}

package io.eenjakarta.portal;

import java.util.List;

/**
 * What happened at a camera lately, the newest first.
 *
 * @param events with their pictures
 * @param earlier those that are folded away: their pictures are fetched when somebody looks
 * @param read whether the provider told
 */
public record Timeline(List<EventView> events, List<EventView> earlier, boolean read) {

    static final Timeline UNREAD = new Timeline(List.of(), List.of(), false);

    private static final int AT_FIRST = 6;

    static Timeline of(List<EventView> all) {
        int first = Math.min(AT_FIRST, all.size());
        return new Timeline(all.subList(0, first), all.subList(first, all.size()), true);
    }
}

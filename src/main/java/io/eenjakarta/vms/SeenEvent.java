package io.eenjakarta.vms;

/**
 * An event of a feed.
 *
 * @param mark its place in the feed: text of letters, digits, {@code -} and {@code .}, to be given to {@link LiveEvents#watch}
 *     and to nobody else
 * @param event what happened
 */
public record SeenEvent(String mark, Event event) {}

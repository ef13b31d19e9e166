package io.eenjakarta.portal;

/**
 * One of several ways to look at a page.
 *
 * @param words for people
 * @param count how much there is to be seen; empty when that is not said
 * @param link to the page
 * @param chosen whether it is shown
 */
public record Choice(String words, String count, Link link, boolean chosen) {}

package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * An address within the portal, for {@code <c:url>}, which puts the context path in front.
 *
 * @param address path and query
 */
public record Link(String address) {

    /** The same with one parameter more, unless it is empty. */
    Link with(String name, String value) {
        return value.isEmpty()
                ? this
                : new Link(
                        address + (address.contains("?") ? '&' : '?') + name + '=' + URLEncoder.encode(value, UTF_8));
    }
}

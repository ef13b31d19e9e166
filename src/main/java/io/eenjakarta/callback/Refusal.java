package io.eenjakarta.callback;

import io.eenjakarta.provider.LogCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A login that ends on a page instead of in the portal.
 *
 * @param code what it is called in logs
 * @param status HTTP status of the page
 * @param detail for the log: holds no secret, and outside text only cleaned
 * @param title heading of the page
 * @param text what the user is told
 */
public record Refusal(LogCode code, int status, String detail, String title, String text) {

    private static final Logger LOG = System.getLogger("io.eenjakarta.callback");

    /**
     * Logs the refusal under a new support code and makes its page.
     *
     * @param actions what the user may do next, by absolute addresses: a browser that came by another name of this host
     *     gets onto the right one
     */
    public Page page(Page.Action... actions) {
        String support = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Level level = status >= 500 ? Level.WARNING : Level.INFO;
        LOG.log(level, code.line(detail.isEmpty() ? "support code " + support : detail + ", support code " + support));
        return new Page(status, title, List.of(text), List.of(actions), code.code() + " · support code " + support);
    }
}

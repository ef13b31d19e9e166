package io.eenjakarta.authentication;

import io.eenjakarta.callback.PublicAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What kind of anonymous request met something protected, and so what answer its sender can make use of. */
enum RequestKind {
    /** A person opens a page: sent to the provider. */
    NAVIGATION,
    /** A person sends a form of this site: the form is kept. */
    FORM,
    /** A person sends something that cannot be kept: told so. */
    OTHER_SUBMIT,
    /** An Ajax request of Jakarta Faces: told in its own language to load the page again. */
    FACES,
    /** A script, an image, an event stream, a prefetch, a frame: 401, no attempt. */
    BACKGROUND;

    /**
     * The kind of a request.
     *
     * @param method as sent
     * @param header value of a header by name, null when absent
     * @param origin our own public origin
     */
    static RequestKind of(String method, UnaryOperator<String> header, String origin) {
        if (lower(header.apply("Faces-Request")).startsWith("partial/")) {
            return FACES;
        }
        if (!isPageLoad(header)) {
            return BACKGROUND;
        }
        if ("GET".equals(method)) {
            return NAVIGATION;
        }
        if (!"POST".equals(method)) {
            return BACKGROUND;
        }
        boolean form = lower(header.apply("Content-Type")).startsWith("application/x-www-form-urlencoded");
        return form && PublicAddress.isSender(header, origin) ? FORM : OTHER_SUBMIT;
    }

    private static boolean isPageLoad(UnaryOperator<String> header) {
        boolean early = lower(header.apply("Sec-Purpose")).contains("prefetch")
                || lower(header.apply("Purpose")).contains("prefetch")
                || lower(header.apply("X-Moz")).contains("prefetch");
        if (early
                || header.apply("Upgrade") != null
                        && lower(header.apply("Upgrade")).contains("websocket")) {
            return false;
        }
        String mode = header.apply("Sec-Fetch-Mode");
        String destination = header.apply("Sec-Fetch-Dest");
        if (mode != null || destination != null) {
            return "navigate".equals(mode) && "document".equals(destination);
        }
        return lower(header.apply("Accept")).contains("text/html") && header.apply("X-Requested-With") == null;
    }

    private static String lower(String value) {
        return Optional.ofNullable(value).orElse("").toLowerCase(Locale.ROOT);
    }
}

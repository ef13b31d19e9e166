package io.eenjakarta.portal;

/** The challenge of a 401 (RFC 9110 11.6.1). A scheme that no browser knows: it opens no password window. */
final class LoginRequired {

    static final String HEADER = "WWW-Authenticate";
    static final String SCHEME = "EagleEye realm=\"een-jakarta\"";

    private LoginRequired() {}
}

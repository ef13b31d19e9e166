package io.eenjakarta.portal;

/** What a page was asked for is not there. */
final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Missing() {
        super("not there");
    }
}

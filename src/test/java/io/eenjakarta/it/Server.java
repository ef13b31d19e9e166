package io.eenjakarta.it;

/** The server under test, and where it differs from the other one. */
enum Server {
    OPEN_LIBERTY,

    /**
     * Undertow refuses a request line that RFC 9112 does not allow, or whose escapes cannot be decoded, with an empty 400
     * before any application is asked.
     */
    WILDFLY;

    static Server current() {
        return System.getProperty("arquillian.launch").equals("wildfly") ? WILDFLY : OPEN_LIBERTY;
    }

    /** Whether such a request reaches an application. */
    boolean passesMalformedRequestLines() {
        return this == OPEN_LIBERTY;
    }
}

package io.eenjakarta.probe;

/** No further request is sent. The message is a sentence without anything private. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(String why) {
        super(why);
    }
}

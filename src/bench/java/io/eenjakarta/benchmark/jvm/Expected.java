package io.eenjakarta.benchmark.jvm;

/** Looks whether what is measured really does its work. */
final class Expected {

    private Expected() {}

    /**
     * Nothing, if it is so.
     *
     * @throws IllegalStateException otherwise; JMH then ends the run
     */
    static void that(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalStateException(otherwise);
        }
    }
}

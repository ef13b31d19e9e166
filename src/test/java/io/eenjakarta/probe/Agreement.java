package io.eenjakarta.probe;

/** Whether the provider is as een-jakarta takes it to be. */
enum Agreement {
    YES("yes"),
    NO("NO"),
    /** Nothing is taken for granted: een-jakarta works either way. */
    EITHER("either way"),
    /** The answer was none. */
    OPEN("open"),
    NOT_ASKED("not asked");

    private final String word;

    Agreement(String word) {
        this.word = word;
    }

    static Agreement of(boolean agrees) {
        return agrees ? YES : NO;
    }

    String word() {
        return word;
    }
}

package io.eenjakarta.provider;

import java.util.List;

/**
 * The settings do not allow a start. The message lists every fault on a line of its own and shows no secret; nothing
 * but an operator's correction helps.
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    SettingsException(List<String> faults) {
        super(LogCode.START_SETTINGS.line("\n  " + String.join("\n  ", faults)
                + "\nSettings are read with MicroProfile Config: environment variable, system property, or the"
                + " server's own configuration (server-config has examples)."));
        this.faults = List.copyOf(faults);
    }

    /** One line for each fault. */
    public List<String> faults() {
        return faults;
    }
}

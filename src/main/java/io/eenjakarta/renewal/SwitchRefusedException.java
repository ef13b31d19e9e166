package io.eenjakarta.renewal;

/** The provider does not let this caller into that account. The message is fit for a log: it holds no secret. */
public final class SwitchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SwitchRefusedException(String message) {
        super(message);
    }
}

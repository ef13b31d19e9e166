package io.eenjakarta.portal;

import io.eenjakarta.vms.VmsException;
import java.util.Locale;

/** Why a browser gets no events, or no more of them. */
enum StreamOver {
    /** The caller's login has ended. */
    SIGN_IN,
    /** The grant that was watched has ended, and the caller's login goes on. */
    ACCOUNT,
    /** The user may not see these events. */
    NOT_ALLOWED,
    /** None of the providers asked has events. */
    NONE,
    /** Too many watch; later there may be room. */
    BUSY,
    /** The provider or the vault is not there; later it may be. */
    AWAY;

    /** What scripts are told. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What an exception at the start of a watch means. */
    static StreamOver of(RuntimeException thrown, boolean own) {
        Failure failure = Failures.page(thrown);
        if (failure.signIn()) {
            return own ? SIGN_IN : ACCOUNT;
        }
        return switch (failure.status()) {
            case 403, 502 -> NOT_ALLOWED;
            case 404 -> NONE;
            default -> thrown instanceof VmsException.Throttled ? BUSY : AWAY;
        };
    }
}

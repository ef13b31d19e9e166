package io.eenjakarta.portal;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.SwitchRefusedException;
import io.eenjakarta.vms.VmsException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Which failure page, or which stand-in for a picture, an exception leads to. */
final class Failures {

    private static final int DEPTH = 10;
    private static final String OURS = "io.eenjakarta.";
    private static final Set<String> PARAMETERS =
            Set.of("getParameter", "getParameterValues", "getParameterNames", "getParameterMap");

    private Failures() {}

    /** The page for an exception. One of ours counts wherever it is in the chain of causes. */
    static Failure page(Throwable thrown) {
        Throwable cause = known(thrown);
        if (isUnreadableRequest(thrown)) {
            return Failure.ofStatus(400);
        }
        if (cause instanceof GrantException.NeedsLogin) {
            return Failure.SIGN_IN_AGAIN;
        }
        if (cause instanceof VmsException.Unauthorized unauthorized) {
            return unauthorized.needsLogin() ? Failure.SIGN_IN_AGAIN : Failure.API_REFUSES;
        }
        if (cause instanceof SwitchRefusedException) {
            return Failure.NO_ACCOUNT;
        }
        if (cause instanceof VmsException.Forbidden) {
            return Failure.FORBIDDEN;
        }
        if (cause instanceof VmsException.NotFound) {
            return Failure.NOT_FOUND;
        }
        if (cause instanceof VmsException.Throttled throttled) {
            return Failure.throttled(throttled.retryAfter());
        }
        if (cause instanceof GrantException.Misconfigured) {
            return Failure.MISCONFIGURED;
        }
        if (cause instanceof GrantException.TryLater later) {
            return Failure.unavailable(later.retryAfter());
        }
        if (cause instanceof VmsException.Unavailable unavailable) {
            return unavailable.misconfigured() ? Failure.MISCONFIGURED : Failure.unavailable(unavailable.retryAfter());
        }
        return cause instanceof VmsException.Rejected ? Failure.REJECTED : Failure.UNEXPECTED;
    }

    /** The stand-in for a picture that could not be had. */
    static Placeholder picture(Throwable thrown) {
        return switch (page(thrown).status()) {
            case 401 -> Placeholder.SIGN_IN;
            case 403 -> Placeholder.FORBIDDEN;
            case 404 -> Placeholder.NOT_FOUND;
            case 503 -> unavailable(known(thrown));
            default -> Placeholder.FAILED;
        };
    }

    /** When it makes sense to ask for the picture again, in seconds. */
    static Optional<String> pictureRetryAfter(Throwable thrown) {
        return page(thrown).retryAfterSeconds();
    }

    private static Placeholder unavailable(Throwable thrown) {
        if (thrown instanceof VmsException.Throttled) {
            return Placeholder.BUSY;
        }
        boolean off = thrown instanceof VmsException.Unavailable unavailable && unavailable.deviceUnavailable();
        return off ? Placeholder.OFF : Placeholder.NO_PICTURE;
    }

    /** Whether the server could not read the parameters of the request: malformed escapes, or too many of them. */
    private static boolean isUnreadableRequest(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (Arrays.stream(cause.getStackTrace())
                    .takeWhile(frame -> !frame.getClassName().startsWith(OURS))
                    .anyMatch(Failures::readsParameters)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Methods of these names are elsewhere as well, such as where Weld calls a constructor. */
    private static boolean readsParameters(StackTraceElement frame) {
        return PARAMETERS.contains(frame.getMethodName())
                && frame.getClassName().contains("Request");
    }

    private static Throwable known(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof GrantException
                    || cause instanceof VmsException
                    || cause instanceof SwitchRefusedException) {
                return cause;
            }
            cause = cause.getCause();
        }
        return thrown;
    }
}

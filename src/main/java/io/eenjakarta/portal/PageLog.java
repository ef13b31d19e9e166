package io.eenjakarta.portal;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vms.VmsException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The log lines that support codes lead to. Addresses without their query, which may hold a code. */
final class PageLog {

    private static final Logger LOG = System.getLogger("io.eenjakarta.portal");

    private PageLog() {}

    /** Logs an exception by its class and message; with its stack when nobody foresaw it. */
    static void failed(SupportCode code, Failure failure, HttpServletRequest request, Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : " " + Excerpt.of(thrown.getMessage());
        String line = line(LogCode.PAGE_FAILED, code, request, thrown.getClass().getName() + message);
        if (failure == Failure.UNEXPECTED) {
            LOG.log(Level.ERROR, line, thrown);
        } else {
            boolean oneCamera =
                    thrown instanceof VmsException.Unavailable unavailable && unavailable.deviceUnavailable();
            LOG.log(failure.status() >= 500 && !oneCamera ? Level.WARNING : Level.INFO, line);
        }
    }

    /** Logs a failure that has no exception. */
    static void failed(SupportCode code, Failure failure, HttpServletRequest request) {
        LogCode what = failure == Failure.CROSS_SITE ? LogCode.REQUEST_CROSS_SITE : LogCode.PAGE_FAILED;
        Level level = failure.status() >= 500 || what != LogCode.PAGE_FAILED ? Level.WARNING : Level.INFO;
        LOG.log(level, line(what, code, request, "status " + failure.status()));
    }

    private static String line(LogCode what, SupportCode code, HttpServletRequest request, String detail) {
        return what.line("support code " + code.value() + ", " + Excerpt.of(request.getMethod()) + " "
                + Excerpt.of(Dispatched.path(request)) + ", " + detail);
    }
}

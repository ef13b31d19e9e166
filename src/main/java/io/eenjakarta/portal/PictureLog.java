package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** Logs why there was no picture: once, however many viewers were told the same. Thread-safe. */
final class PictureLog {

    /** By identity, as exceptions are compared. */
    private final Set<Throwable> seen = Collections.synchronizedSet(
            Collections.newSetFromMap((Map<Throwable, Boolean>) new WeakHashMap<Throwable, Boolean>()));

    void failed(Throwable why, HttpServletRequest request) {
        if (seen.add(why)) {
            PageLog.failed(SupportCode.random(), Failures.page(why), request, why);
        }
    }
}

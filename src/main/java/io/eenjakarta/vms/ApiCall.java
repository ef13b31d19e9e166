package io.eenjakarta.vms;

import jakarta.ws.rs.ProcessingException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls the API so that every failure is a {@link VmsException}. The interfaces themselves throw one for each answer
 * that is not a success, but Jakarta REST's own {@code ProcessingException} where there was no answer or none that
 * could be read.
 */
public final class ApiCall {

    private ApiCall() {}

    /** What the call brings; a success without a body is a failure, which WildFly's client calls null. */
    public static <T> T answer(Supplier<T> call) {
        T answer;
        try {
            answer = call.get();
        } catch (ProcessingException e) {
            throw of(e);
        }
        if (answer == null) {
            throw new VmsException.Unavailable(new ApiFault(200, "", "malformed", "no body"), Optional.empty());
        }
        return answer;
    }

    /** What Jakarta REST's own exception comes to. */
    static VmsException of(ProcessingException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof VmsException)) {
            cause = cause.getCause();
        }
        return cause instanceof VmsException known
                ? known
                : new VmsException.Unavailable(
                        new ApiFault(0, "", "unreachable", cause.getClass().getSimpleName()), e);
    }
}

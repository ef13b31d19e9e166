package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import jakarta.ws.rs.ProcessingException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Calls the API so that every failure is a {@link VmsException}. The interfaces themselves throw one for each answer
 * that is not a success, but Jakarta REST's own {@code ProcessingException} where there was no answer or none that
 * could be read.
 */
public final class ApiCall {

    /** What the clients of both servers throw when their pool has nothing left, by name: it is their implementation's. */
    private static final Set<String> NO_CONNECTION_FREE =
            Set.of("ConnectionPoolTimeoutException", "ConnectionRequestTimeoutException");

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
            throw noBody();
        }
        return answer;
    }

    /** The same for a call that answers later: its stage fails with a {@link VmsException} alone. */
    public static <T> CompletionStage<T> later(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> later = new CompletableFuture<>();
        call.get().whenComplete((answer, failed) -> {
            if (failed == null && answer != null) {
                later.complete(answer);
            } else {
                later.completeExceptionally(failed == null ? noBody() : typed(failed));
            }
        });
        return later;
    }

    private static Throwable typed(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return cause instanceof ProcessingException processing ? of(processing) : cause;
    }

    private static VmsException noBody() {
        return new VmsException.Unavailable(new ApiFault(200, "", "malformed", "no body"), Optional.empty());
    }

    /** What Jakarta REST's own exception comes to. */
    static VmsException of(ProcessingException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof VmsException)) {
            cause = cause.getCause();
        }
        if (cause instanceof VmsException known) {
            return known;
        }
        String kind = cause.getClass().getSimpleName();
        if (NO_CONNECTION_FREE.contains(kind)) {
            ApiAccess.log(WARNING, LogCode.API_CONNECTIONS, "");
            return new VmsException.Unavailable(
                    new ApiFault(
                            0,
                            "",
                            OwnAnswer.CONNECTIONS_IN_USE,
                            "all connections are in use: is a Response not closed?"),
                    e);
        }
        return new VmsException.Unavailable(new ApiFault(0, "", "unreachable", kind), e);
    }
}

package io.eenjakarta.vms;

import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.vault.Grant;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends a request once more, within the deadline of its call, and puts what comes in the place of the first answer. It is
 * sent on a thread of its own, since nothing else bounds an exchange: whoever waits for it is let go when the time is over.
 */
final class Resending {

    private final ApiAccess access;
    private final Client plain;

    Resending(ApiAccess access, Client plain) {
        this.access = access;
        this.plain = plain;
    }

    /**
     * Sends it with the grant's token to the grant's API.
     *
     * @return absent when an answer came, whatever it says; else why none did, and the response is as it was
     */
    Optional<OwnAnswer> send(ClientRequestContext request, Grant grant, ClientResponseContext response) {
        Optional<URI> target = BearerFilter.target(access, grant, request.getUri());
        if (target.isEmpty()) {
            return Optional.of(OwnAnswer.noBase());
        }
        access.telemetry()
                .count(Measure.API_REPETITIONS, 1, Tag.provider(grant.provider()), Tag.status(response.getStatus()));
        request.setProperty(BearerFilter.SENT, new BearerFilter.Sent(grant.id(), grant.generation()));
        Supplier<Response> again = Repetition.of(request)
                .prepared(plain, target.get(), grant.tokens().accessToken());
        try {
            replace(response, within(Deadline.of(request), again));
            return Optional.empty();
        } catch (TimeoutException late) {
            return Optional.of(OwnAnswer.late());
        } catch (ProcessingException noAnswer) {
            return Optional.of(OwnAnswer.of(ApiCall.of(noAnswer)));
        }
    }

    private Response within(Deadline deadline, Supplier<Response> exchange) throws TimeoutException {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        try {
            access.threads().execute(() -> run(exchange, answer));
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ProcessingException known
                    ? known
                    : new ProcessingException(failed.getCause());
        } catch (RejectedExecutionException stopping) {
            throw new ProcessingException(stopping);
        } catch (TimeoutException late) {
            // It may have come at this very moment.
            if (!answer.completeExceptionally(late) && !answer.isCompletedExceptionally()) {
                return answer.join();
            }
            throw late;
        }
        if (!answer.cancel(false) && !answer.isCompletedExceptionally()) {
            return answer.join();
        }
        throw new TimeoutException();
    }

    /** An answer that nobody waits for any more gives its connection back. */
    private static void run(Supplier<Response> exchange, CompletableFuture<Response> answer) {
        try {
            Response came = exchange.get();
            if (!answer.complete(came)) {
                came.close();
            }
        } catch (RuntimeException | Error failed) {
            answer.completeExceptionally(failed);
        }
    }

    private static void replace(ClientResponseContext response, Response next) {
        response.setStatus(next.getStatus());
        response.getHeaders().clear();
        next.getStringHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        if (next.hasEntity()) {
            // Closing this stream, or reading it to its end, gives the connection back.
            response.setEntityStream(next.readEntity(InputStream.class));
        } else {
            next.close();
            response.setEntityStream(InputStream.nullInputStream());
        }
    }
}

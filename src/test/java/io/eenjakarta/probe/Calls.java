package io.eenjakarta.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends one request after the other, with a pause between them, and stops for good at the first 429, after two requests in
 * a row that nobody answered, and when all that it may send is sent. Follows no redirects. Not thread-safe.
 */
final class Calls {
    static final String USER_AGENT = "een-jakarta-probe/1 (read-only questions, one at a time)";
    private static final int TOO_MANY = 429;
    private static final int SILENCES = 2;

    private final HttpClient http;
    private final Limits limits;
    private final SortedSet<String> rateHeaders = new TreeSet<>();
    private int sent;
    private int answered;
    private int silences;
    private String stopped = "";

    Calls(HttpClient http, Limits limits) {
        this.http = http;
        this.limits = limits;
    }

    /**
     * Blocks for the pause and the answer.
     *
     * @throws Stopped when nothing more is sent
     */
    Reaction send(HttpRequest.Builder request) {
        check();
        if (sent++ > 0) {
            rest();
        }
        Reaction reaction = answer(request.setHeader("User-Agent", USER_AGENT).build());
        if (reaction instanceof Reaction.Reply reply) {
            heard(reply);
        } else if (++silences >= SILENCES) {
            stopped = "The provider did not answer twice in a row: " + ((Reaction.Silence) reaction).why();
        }
        return reaction;
    }

    /** @throws Stopped when nothing more is sent */
    void check() {
        if (stopped.isEmpty() && sent >= limits.calls()) {
            stopped = "The probe has sent the " + limits.calls() + " requests that it may send.";
        }
        if (!stopped.isEmpty()) {
            throw new Stopped(stopped);
        }
    }

    private void heard(Reaction.Reply reply) {
        silences = 0;
        answered++;
        if (reply.status() == TOO_MANY) {
            String after = reply.headers().firstValue("Retry-After").isPresent() ? "with" : "without";
            stopped = "The provider answered 429 " + after + " Retry-After, so nothing more was sent.";
        } else {
            reply.headers().map().keySet().stream()
                    .filter(ShownHeaders::aboutRate)
                    .forEach(rateHeaders::add);
        }
    }

    int sent() {
        return sent;
    }

    int answered() {
        return answered;
    }

    /** Empty while it goes on. */
    String stopped() {
        return stopped;
    }

    /** Names of headers of ordinary answers that speak of limits. */
    SortedSet<String> rateHeaders() {
        return rateHeaders;
    }

    private Reaction answer(HttpRequest request) {
        CompletableFuture<HttpResponse<BoundedBody.Read>> future =
                http.sendAsync(request, head -> new BoundedBody(limits.bytes()));
        String host = request.uri().getHost();
        try {
            HttpResponse<BoundedBody.Read> response = future.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
            BoundedBody.Read body = response.body();
            return new Reaction.Reply(response.statusCode(), response.headers(), body.bytes(), body.cut());
        } catch (TimeoutException e) {
            future.cancel(true);
            return new Reaction.Silence("no complete answer from " + host + " within "
                    + limits.answer().toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            return new Reaction.Silence(host + why(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped("The probe was interrupted.");
        }
    }

    private static String why(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return " could not be reached: connecting took too long.";
        }
        if (cause instanceof UnknownHostException
                || cause.getCause() instanceof java.nio.channels.UnresolvedAddressException) {
            return " could not be reached: its name is not known here.";
        }
        if (cause instanceof ConnectException) {
            return " could not be reached: no connection.";
        }
        if (cause instanceof SSLException) {
            return " could not be reached: TLS failed, perhaps because of a proxy or an unknown authority.";
        }
        return cause instanceof IOException
                ? " broke the connection off, or answered no HTTP."
                : " could not be asked.";
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(limits.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped("The probe was interrupted.");
        }
    }
}

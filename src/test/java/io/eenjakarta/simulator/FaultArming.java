package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Says what goes wrong at the end point for which it was made, by {@link Faults#next} or {@link Faults#all}.
 *
 * <p>Overrides ({@code answer}, {@code html}, {@code unauthorized} ...) come before the request is carried out, so that
 * nothing is issued or rotated, unless {@link #afterCommit()} was said first. Changes of the real answer
 * ({@code without}, {@code malformedJson}, {@code hugeBody} ...) always follow a request that was carried out.
 */
public final class FaultArming {
    private static final int HUGE = 10 * 1024 * 1024;

    private final Consumer<Fault> sink;
    private final boolean commits;

    FaultArming(Consumer<Fault> sink, boolean commits) {
        this.sink = sink;
        this.commits = commits;
    }

    /** The override said next replaces the answer of a request that was really carried out. */
    public FaultArming afterCommit() {
        return new FaultArming(sink, true);
    }

    /** @param headers names and values in turn */
    public void answer(int status, String contentType, String body, String... headers) {
        Reply reply = Reply.of(status, contentType, body);
        for (int i = 0; i < headers.length; i += 2) {
            reply = reply.with(headers[i], headers[i + 1]);
        }
        always(reply);
    }

    /** A gateway's page instead of JSON. */
    public void html(int status) {
        answer(status, "text/html", "<html><body><h1>" + status + " gateway trouble</h1></body></html>");
    }

    /** 503 in the shape of the end point. */
    public void unavailable() {
        override(request -> shaped(request, 503, "temporarily_unavailable"));
    }

    /** 429 without {@code Retry-After}. */
    public void tooManyRequests() {
        override(request -> shaped(request, 429, "too_many_requests"));
    }

    /** 429 with {@code Retry-After} in seconds. */
    public void tooManyRequests(Duration retryAfter) {
        String seconds = Long.toString(retryAfter.toSeconds());
        override(request -> shaped(request, 429, "too_many_requests").with("Retry-After", seconds));
    }

    /** 429 with {@code Retry-After} as an HTTP date. */
    public void tooManyRequests(Instant retryAt) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(retryAt.atOffset(ZoneOffset.UTC));
        override(request -> shaped(request, 429, "too_many_requests").with("Retry-After", date));
    }

    /** 401 as the end point itself words it: the API's error body, or {@code invalid_client}. */
    public void unauthorized() {
        override(request -> shaped(request, 401, "invalid_client"));
    }

    /** 403 as the end point itself words it: the API's error body, or {@code unauthorized_client}. */
    public void forbidden() {
        override(request -> shaped(request, 403, "unauthorized_client"));
    }

    /** 404 as the API words it. */
    public void notFound() {
        override(request -> shaped(request, 404, "not_found"));
    }

    /** 401 without a body. */
    public void bareUnauthorized() {
        always(Reply.empty(401));
    }

    public void redirect(String location) {
        always(Reply.redirect(location));
    }

    /** The real answer, cut off in the middle. */
    public void malformedJson() {
        mangle(reply -> reply.withBody(
                reply.text().substring(0, reply.text().length() / 2).getBytes(StandardCharsets.UTF_8)));
    }

    /** The status and headers of the real answer with nothing behind them. */
    public void emptyBody() {
        mangle(reply -> reply.withBody(new byte[0]));
    }

    /** The real JSON answer with a first member of 10 MB; any other answer becomes 10 MB of spaces. */
    public void hugeBody() {
        mangle(reply -> {
            String padding = " ".repeat(HUGE);
            String text = reply.text();
            String body = reply.isJson() && text.startsWith("{")
                    ? "{\"padding\":\"" + padding + "\"," + text.substring(1)
                    : padding;
            return reply.withBody(body.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** A 200 answer lacks this member. */
    public void without(String member) {
        sink.accept(new Fault.Member(member, (json, name) -> json.remove(name)));
    }

    /** A 200 answer has this value for the member, whatever the real one. */
    public void with(String member, JsonValue value) {
        sink.accept(new Fault.Member(member, (json, name) -> json.add(name, value)));
    }

    public void expiresIn(long seconds) {
        with("expires_in", Json.createValue(seconds));
    }

    /** As a JSON string. */
    public void expiresIn(String text) {
        with("expires_in", Json.createValue(text));
    }

    /** @param port null leaves the member out */
    public void baseUrl(String hostname, Integer port) {
        var base = Json.createObjectBuilder();
        if (hostname != null) {
            base.add("hostname", hostname);
        }
        if (port != null) {
            base.add("port", port);
        }
        with("httpsBaseUrl", base.build());
    }

    /** As a JSON string instead of an object. */
    public void baseUrl(String text) {
        with("httpsBaseUrl", Json.createValue(text));
    }

    /** Each request waits so long before it is carried out, whatever its answer, as at a provider far away. */
    public void slow(Duration time) {
        sink.accept(new Fault.Slow(time));
    }

    /** Requests wait before they are carried out. */
    public Gate hold() {
        return hold(false);
    }

    /** Requests are carried out and their answers wait. */
    public Gate holdAnswer() {
        return hold(true);
    }

    private Gate hold(boolean after) {
        Gate gate = new Gate();
        sink.accept(new Fault.Hold(gate, after));
        return gate;
    }

    /** Token end point only; passes over the HTTP server, see {@link SocketFront}. */
    public void socket(SocketFault kind) {
        sink.accept(new Fault.Socket(kind));
    }

    /** Streams of live pictures only: what happens after so many pictures. */
    public void stream(StreamFault kind, int after) {
        sink.accept(new Fault.Stream(kind, after));
    }

    /** Authorize end point only: the browser goes back with this error. A null description is left out. */
    public void errorRedirect(String error, String description) {
        sink.accept(new Fault.ErrorRedirect(error, description));
    }

    /** Authorize end point only: the browser goes back without the {@code state}. */
    public void withoutState() {
        sink.accept(new Fault.WithoutState());
    }

    private static Reply shaped(Request request, int status, String oauthError) {
        if (request.path().startsWith(RestError.ROOT)) {
            return RestError.of(status, request);
        }
        return request.path().startsWith(ApiError.API_ROOT) || StreamEndpoint.isMeant(request)
                ? ApiError.of(status, request.path())
                : OAuthError.plain(status, oauthError);
    }

    private void always(Reply reply) {
        override(request -> reply);
    }

    private void override(Function<Request, Reply> reply) {
        sink.accept(new Fault.Replacement(reply, commits));
    }

    private void mangle(Function<Reply, Reply> change) {
        sink.accept(new Fault.Mangle(change));
    }

    @Override
    public String toString() {
        return "FaultArming" + Map.of("commits", commits);
    }
}

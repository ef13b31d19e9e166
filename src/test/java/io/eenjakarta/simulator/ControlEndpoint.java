package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code /_simulator/}: the clock, the kill switches, the faults and the log, for people and for tests in another
 * process. Loopback peers only (nobody else reaches the port), {@code Host} localhost or 127.0.0.1 only (against DNS
 * rebinding), no change by a page of another origin, changes by POST only.
 */
final class ControlEndpoint {
    static final String ROOT = "/_simulator/";

    /** How many pictures of a stream come before its fault. */
    private static final int PICTURES_BEFORE = 3;

    private static final Map<String, Consumer<FaultArming>> FAULTS = faults();

    private final SettableClock clock;
    private final Book book;
    private final ClientSecrets secrets;
    private final Faults faults;
    private final PostLog log;
    private final ControlOrders orders;
    private final ControlPage page;

    ControlEndpoint(
            SettableClock clock,
            Book book,
            ClientSecrets secrets,
            Faults faults,
            PostLog log,
            ControlOrders orders,
            Pages pages) {
        this.clock = clock;
        this.book = book;
        this.secrets = secrets;
        this.faults = faults;
        this.log = log;
        this.orders = orders;
        this.page = new ControlPage(pages, orders, List.copyOf(FAULTS.keySet()));
    }

    private static Map<String, Consumer<FaultArming>> faults() {
        Map<String, Consumer<FaultArming>> faults = new TreeMap<>();
        faults.put("html-500", arming -> arming.html(500));
        faults.put("html-502", arming -> arming.html(502));
        faults.put("unavailable", FaultArming::unavailable);
        faults.put("too-many-requests", FaultArming::tooManyRequests);
        faults.put("unauthorized", FaultArming::unauthorized);
        faults.put("bare-unauthorized", FaultArming::bareUnauthorized);
        faults.put("forbidden", FaultArming::forbidden);
        faults.put("malformed-json", FaultArming::malformedJson);
        faults.put("empty-body", FaultArming::emptyBody);
        faults.put("huge-body", FaultArming::hugeBody);
        faults.put("no-access-token", arming -> arming.without("access_token"));
        faults.put("no-refresh-token", arming -> arming.without("refresh_token"));
        faults.put("no-base-url", arming -> arming.without("httpsBaseUrl"));
        faults.put("foreign-base-url", arming -> arming.baseUrl("api.c001.example.com", 443));
        faults.put("without-state", FaultArming::withoutState);
        faults.put("server-error", arming -> arming.errorRedirect("server_error", "Ordered at the control page"));
        faults.put("not-found", FaultArming::notFound);
        faults.put("redirect", arming -> arming.redirect("http://localhost:1/elsewhere"));
        for (StreamFault kind : StreamFault.values()) {
            faults.put("stream-" + kind.label(), arming -> arming.stream(kind, PICTURES_BEFORE));
        }
        for (SocketFault kind : SocketFault.values()) {
            faults.put(kind.label(), arming -> arming.socket(kind));
        }
        return faults;
    }

    Reply answer(Request request) {
        if (!isLocal(request.header("Host")) || isForeign(request)) {
            return Reply.of(403, "text/plain", "Only from this machine, as localhost or 127.0.0.1.\n");
        }
        String what = request.path().substring(ROOT.length());
        if (request.is("GET") && what.isEmpty()) {
            return page.page(clock.instant(), book.liveRefreshTokens().size());
        }
        if (request.is("GET") && what.equals("posts")) {
            return posts();
        }
        if (request.is("GET") && orders.reports().containsKey(what)) {
            return orders.reports().get(what).get();
        }
        if (!request.is("POST")) {
            return Reply.of(405, "text/plain", "Changes by POST.\n").with("Allow", "POST");
        }
        Optional<String> problem = changed(what, request);
        if (problem.isPresent()) {
            return Reply.of(400, "text/plain", problem.get() + "\n");
        }
        return request.accepts("text/html") ? Reply.empty(303).with("Location", ROOT) : Reply.empty(204);
    }

    private static boolean isLocal(String host) {
        return host != null && host.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
    }

    /** A browser names the page's origin with each POST. */
    private static boolean isForeign(Request request) {
        String origin = request.header("Origin");
        return origin != null && !origin.equals("http://" + request.header("Host"));
    }

    /** @return what was wrong with the order */
    private Optional<String> changed(String what, Request request) {
        switch (what) {
            case "clock/advance" -> {
                return advanced(parameter(request, "by").orElse(""));
            }
            case "clock/reset" -> clock.reset();
            case "client/secrets" -> {
                return secretsChanged(request);
            }
            case "kill-access-tokens" -> book.killAccessTokens();
            case "kill-grants" -> book.killGrants();
            case "clear" -> faults.clear();
            default -> {
                ControlOrders.Order own = orders.byPath().get(what);
                return own == null ? armed(what, request) : own.carryOut(name -> parameter(request, name));
            }
        }
        return Optional.empty();
    }

    private Optional<String> advanced(String by) {
        try {
            clock.advance(Duration.parse(by));
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("Parameter by must be a duration such as PT12H or P14D.");
        }
    }

    private Optional<String> secretsChanged(Request request) {
        Optional<String> first = parameter(request, "first");
        if (first.isEmpty()) {
            return Optional.of("Parameter first must be a secret, and second another one or missing.");
        }
        secrets.accept(Stream.concat(first.stream(), parameter(request, "second").stream())
                .toList());
        return Optional.empty();
    }

    /** {@code faults/END-POINT/FAULT}. */
    private Optional<String> armed(String what, Request request) {
        String[] words = what.split("/");
        if (words.length != 3 || !words[0].equals("faults")) {
            return Optional.of("No such order: see " + ROOT);
        }
        Optional<EndPoint> at = EndPoint.labelled(words[1]);
        Consumer<FaultArming> fault = FAULTS.get(words[2]);
        String times = parameter(request, "times").orElse("1");
        if (at.isEmpty() || fault == null || !times.matches("all|[1-9]\\d{0,5}")) {
            return Optional.of("No such end point or fault, or times is neither a number nor \"all\": see " + ROOT);
        }
        fault.accept(times.equals("all") ? faults.all(at.get()) : faults.next(Integer.parseInt(times), at.get()));
        return Optional.empty();
    }

    private static Optional<String> parameter(Request request, String name) {
        return request.form().first(name).or(() -> request.query().first(name)).filter(value -> !value.isBlank());
    }

    private Reply posts() {
        JsonArrayBuilder posts = Json.createArrayBuilder();
        for (TokenPost post : log.all()) {
            JsonObjectBuilder json = Json.createObjectBuilder()
                    .add("at", post.at().toString())
                    .add("endPoint", post.endPoint())
                    .add("status", post.status())
                    .add("lost", post.lost())
                    .add("basic", post.basic().name())
                    .add("parameterNames", Json.createArrayBuilder(post.parameterNames()))
                    .add("queryNames", Json.createArrayBuilder(post.queryNames()))
                    .add("hasQuery", post.hasQuery());
            addIfThere(json, "grantType", post.grantType());
            addIfThere(json, "error", post.error());
            addIfThere(json, "refreshTokenHash", post.refreshTokenHash());
            addIfThere(json, "codeHash", post.codeHash());
            addIfThere(json, "tokenHash", post.tokenHash());
            addIfThere(json, "issuedHash", post.issuedHash());
            posts.add(json);
        }
        return Reply.json(
                200,
                Json.createObjectBuilder()
                        .add("posts", posts)
                        .add("refreshPosts", Json.createObjectBuilder(Map.<String, Object>copyOf(log.refreshPosts())))
                        .add("refreshTokensSentTwice", Json.createArrayBuilder(log.refreshTokensSentTwice()))
                        .build());
    }

    private static void addIfThere(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}

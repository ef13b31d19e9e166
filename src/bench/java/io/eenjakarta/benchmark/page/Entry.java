package io.eenjakarta.benchmark.page;

import io.eenjakarta.authentication.EagleEyeIdentityStore;
import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.benchmark.page.Guests.Guest;
import io.eenjakarta.simulator.DemoData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The way of people to the page, as each variant has it. Thread-safe. */
final class Entry {

    /** At a time: enough to keep a small machine busy. */
    private static final int TOGETHER = 4;

    private static final int MOST_FAILURES = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Lets them all in, each with a browser of their own, and looks at the page that they get. The first comes alone: pac4j
     * makes its client when somebody wants to sign in, and has none meanwhile for others.
     *
     * @throws IllegalStateException when one does not get it
     */
    List<Guest> all(PortalServer server, Variant variant, List<DemoData.User> users)
            throws IOException, InterruptedException {
        ExecutorService browsers = Executors.newFixedThreadPool(TOGETHER);
        try {
            List<Guest> guests = new ArrayList<>();
            guests.add(browsers.submit(() -> one(server, variant, users.get(0))).get());
            List<Future<Guest>> entering = new ArrayList<>();
            for (DemoData.User user : users.subList(1, users.size())) {
                entering.add(browsers.submit(() -> one(server, variant, user)));
            }
            for (Future<Guest> guest : entering) {
                guests.add(guest.get());
            }
            return guests;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    variant.title() + " on " + server.node().server(), e.getCause());
        } finally {
            browsers.shutdownNow();
        }
    }

    private Guest one(PortalServer server, Variant variant, DemoData.User user)
            throws IOException, InterruptedException {
        URI page = server.page(variant.path());
        String cookies =
                switch (variant.login()) {
                    case NONE -> "";
                    case NAMED -> named(server.page(asOurs(user)));
                    case BY_PROVIDER -> byProvider(page, user);
                };
        HttpResponse<String> answer = get(page, cookies);
        boolean nobody = answer.body().contains("nobody");
        if (answer.statusCode() != 200
                || !answer.body().startsWith("hello ")
                || nobody != (variant.login() == Variant.Login.NONE)) {
            throw new IllegalStateException("the page answers " + answer.statusCode() + ": " + answer.body());
        }
        return new Guest(cookies, answer.body().strip());
    }

    /** A server that has just started on a busy machine may take longer for its first login than it allows itself. */
    private String byProvider(URI page, DemoData.User user) throws IOException, InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                return new Visitor(http).signIn(page, user.email(), user.password());
            } catch (IllegalStateException refused) {
                if (failures == MOST_FAILURES) {
                    throw refused;
                }
            }
        }
    }

    /** With the name and groups that ours tells the container of the same user: a server has work with each of them. */
    private static String asOurs(DemoData.User user) {
        return "/enter?name=een/" + user.accountId() + '/' + user.id() + "&group=" + EagleEyeIdentityStore.USER
                + user.permissions().stream()
                        .map(permission -> "&group=een:" + permission)
                        .collect(Collectors.joining());
    }

    private String named(URI enter) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(enter, "");
        return answer.headers()
                .firstValue("Set-Cookie")
                .map(cookie -> cookie.split(";", 2)[0])
                .orElseThrow(() -> new IllegalStateException("no session, but " + answer.statusCode()));
    }

    private HttpResponse<String> get(URI address, String cookies) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

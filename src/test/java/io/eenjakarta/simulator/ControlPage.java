package io.eenjakarta.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The page that documents {@link ControlEndpoint}, with buttons for the orders that are used most. */
final class ControlPage {
    private static final String MAIN_GATE = "100d4c41";

    private final Pages pages;
    private final ControlOrders orders;
    private final List<String> faults;

    ControlPage(Pages pages, ControlOrders orders, List<String> faults) {
        this.pages = pages;
        this.orders = orders;
        this.faults = faults;
    }

    Reply page(Instant now, int liveGrants) {
        return pages.page(
                200,
                "Control page",
                """
                <p>Simulated time: <strong>%s</strong>. Logins with a live refresh token: <strong>%d</strong>.</p>
                <h2>Orders</h2>
                %s
                <h2>By POST</h2>
                <table>
                <caption>Paths below <code>/_simulator/</code>; parameters in the query string or as a form</caption>
                <tbody>
                <tr><td><code>clock/advance</code></td><td><code>by=P14D</code> or <code>by=PT12H</code></td></tr>
                <tr><td><code>clock/reset</code></td><td>back to real time</td></tr>
                <tr><td><code>client/secrets</code></td><td><code>first=NEW&amp;second=OLD</code>: the client's secrets
                from now on, one if <code>second</code> is missing</td></tr>
                <tr><td><code>kill-access-tokens</code></td><td>all access tokens are dead, refresh tokens live</td></tr>
                <tr><td><code>kill-grants</code></td><td>all tokens are dead</td></tr>
                <tr><td><code>clear</code></td><td>no faults, default rules</td></tr>
                <tr><td><code>faults/END-POINT/FAULT</code></td><td><code>times=3</code> (default 1) or
                <code>times=all</code></td></tr>
                %s
                </tbody>
                </table>
                <p>End points: %s</p>
                <p>Faults: %s</p>
                <h2>By GET</h2>
                <p><a href="/_simulator/posts">posts</a>: every token request and every request to end a login, with
                hashes instead of secrets.</p>
                <p class="note">Only from this machine, under the name localhost or 127.0.0.1.
                <a href="/logout">Sign out of the provider</a></p>
                """
                        .formatted(
                                now.truncatedTo(ChronoUnit.SECONDS),
                                liveGrants,
                                buttons(),
                                orders.rows(),
                                listed(Arrays.stream(EndPoint.values())
                                        .map(EndPoint::label)
                                        .toList()),
                                listed(faults)));
    }

    private String buttons() {
        return (orders.byPath().containsKey(EventOrders.HAPPEN)
                        ? button(EventOrders.HAPPEN + "?camera=" + MAIN_GATE, "Motion at the main gate")
                        : "")
                + button("kill-access-tokens", "Access tokens expire now")
                + button("kill-grants", "All logins end now")
                + button("clock/advance?by=PT12H", "12 hours later")
                + button("clock/advance?by=P14D", "14 days later")
                + button("clock/reset", "Real time")
                + button("clear", "No faults");
    }

    private static String button(String order, String text) {
        return "<form class=\"inline\" method=\"post\" action=\"%s%s\"><button class=\"small\">%s</button></form>"
                .formatted(ControlEndpoint.ROOT, order, text);
    }

    private static String listed(List<String> words) {
        return words.stream().map(word -> "<code>" + word + "</code>").collect(Collectors.joining(", "));
    }
}

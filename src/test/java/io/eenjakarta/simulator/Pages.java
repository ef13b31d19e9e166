package io.eenjakarta.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The pages of the simulated provider: plain forms with stable element ids, readable without style or script. */
final class Pages {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

    private static final int SHOWN_USERS = 10;

    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s - %s</title>
            <link rel="icon" href="data:,">
            <style>%s</style>
            </head>
            <body>
            <header><p><strong>Simulator</strong> - stands in for %s. Nothing here is real.</p></header>
            <main>
            <h1>%s</h1>
            %s
            </main>
            </body>
            </html>
            """;

    private final String style;
    private final String provider;
    private final String name;
    private final DemoData data;

    /** @param name of the simulator */
    Pages(String provider, String name, DemoData data) {
        this.provider = provider;
        this.name = name;
        this.data = data;
        this.style = resource("pages.css");
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply page(int status, String title, String body) {
        return Reply.html(status, FRAME.formatted(escaped(title), name, style, provider, escaped(title), body))
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin");
    }

    /** @param problem null at the first try */
    Reply signIn(String transaction, String username, String problem) {
        String alert = problem == null
                ? ""
                : "<p class=\"problem\" role=\"alert\" id=\"problem\">" + escaped(problem) + "</p>";
        return page(
                200,
                "Sign in",
                """
                %s
                <form method="post" action="/login">
                <input type="hidden" name="transaction" value="%s">
                <label for="username">E-mail</label>
                <input id="username" name="username" type="email" value="%s" autocomplete="username" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button id="sign-in" type="submit">Sign in</button>
                </form>
                <h2>Demo users</h2>
                <table>
                <thead><tr><th scope="col">E-mail</th><th scope="col">Password</th><th scope="col">Account</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                """
                        .formatted(alert, escaped(transaction), escaped(username), demoUsers()));
    }

    private String demoUsers() {
        return data.users().stream()
                .limit(SHOWN_USERS)
                .map(user -> "<tr><td>%s</td><td><code>%s</code></td><td>%s</td></tr>"
                        .formatted(
                                escaped(user.email()),
                                escaped(user.password()),
                                escaped(data.account(user.accountId()).name())))
                .collect(Collectors.joining());
    }

    Reply consent(String transaction, AuthorizeRequest request, DemoData.User user, String account) {
        return page(
                200,
                "Allow access?",
                """
                <p><strong>%s</strong> asks to use the video system of <strong>%s</strong> in the name of
                <strong>%s</strong>: its cameras, pictures and settings (scope <code>%s</code>).</p>
                <form method="post" action="/consent">
                <input type="hidden" name="transaction" value="%s">
                <div class="choices">
                <button id="allow" name="decision" value="allow" type="submit" autofocus>Allow</button>
                <button id="deny" name="decision" value="deny" type="submit" class="quiet">Deny</button>
                </div>
                </form>
                <p class="note">Afterwards the browser goes to <code>%s</code>.
                Not %s? <a href="/logout">Sign out of the provider</a></p>
                """
                        .formatted(
                                escaped(request.clientId()),
                                escaped(account),
                                escaped(user.email()),
                                escaped(request.scope()),
                                escaped(transaction),
                                escaped(request.redirectUri()),
                                escaped(user.firstName())));
    }

    Reply trouble(int status, String why) {
        return page(
                status,
                "This does not work",
                "<p class=\"problem\" role=\"alert\" id=\"problem\">" + escaped(why) + "</p>");
    }

    Reply startElsewhere() {
        return page(200, "Sign in", "<p>A sign-in starts at the application that wants to use the cameras.</p>");
    }

    Reply signedOut() {
        return page(200, "Signed out", "<p>The provider has forgotten this browser. The next login asks again.</p>");
    }

    Reply home() {
        return page(
                200,
                name,
                "<p><a href=\"/_simulator/\">Control page</a> - <a href=\"/logout\">Sign out of the provider</a></p>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.basic.AccountsPage;
import io.eenjakarta.it.bystander.Traces;
import io.eenjakarta.provider.LogCode;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The portal with a login of its own whose callers connect accounts, as tests see it. */
final class ConnectPortal {

    private ConnectPortal() {}

    /** With the redirect URI that leads to its servlet, and open to the accounts of all demo users. */
    static WebArchive war() {
        return Portals.portal(
                        "basic",
                        "basic",
                        AccountsPage.class,
                        """
                        config_ordinal=1000
                        een.redirect-uri=%s
                        een.allowed-accounts=00001106,00002207
                        """
                                .formatted(Provider.CONNECT))
                .addClass(Traces.class);
    }

    /** The first exchange of a cold server may take longer than the short deadlines of the tests. */
    static void warmUp() {
        assertTrue(Await.until(
                () -> Guard.maria().connect("ada@example.com", "ada-demo").statusCode() == 302));
    }

    /** Nobody has an account connected, and no token lives. */
    static void empty() {
        Stream.of(Guard.maria(), Guard.tom()).forEach(guard -> guard.ids()
                .forEach(id -> assertEquals(302, guard.disconnect(id).statusCode())));
        // Those of an exchange whose answer came too late are known to nobody but the provider.
        Provider.simulator().book().killGrants();
    }

    static int liveTokens() {
        return Provider.simulator().book().liveRefreshTokens().size();
    }

    /** A page under this code with the way home, and its log line; no session, no trace of the inside. */
    static void refused(LogCode code, int status, HttpResponse<String> page, ServerLog log) {
        assertEquals(status, page.statusCode(), page.body());
        assertTrue(page.body().contains(code.code() + " · support code "), page.body());
        assertTrue(page.body().contains("href=\"" + Provider.PORTAL + Guard.DESK + "/\""), page.body());
        assertTrue(page.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"), "kept by a cache");
        assertTrue(log.has(code, "support code "), () -> "log line of " + code);
        assertFalse(page.body().contains("io.eenjakarta") || log.shows("\tat "), "a stack trace");
    }
}

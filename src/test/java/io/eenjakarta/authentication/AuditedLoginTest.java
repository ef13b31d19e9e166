package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.Occurrence;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sign-ins and their ends stand in the audit trail, with who it was, and without a code. */
class AuditedLoginTest {

    private static final String CODE = "c0de-7f3a";

    private final SignInBench bench = new SignInBench(SignInBench.settings());
    private final Map<String, Cookie> browser = new TreeMap<>();
    private final Map<String, Object> session = new HashMap<>();

    @Test
    void aSignInWithItsUserAndASignOut() throws IOException {
        Visit back = signIn();
        GrantId grant = bench.live.keySet().iterator().next();
        Occurrence login = Occurrence.of(Act.LOGIN, LogCode.LOGIN_DONE)
                .by("een/ca0f61ab")
                .to(grant, 1)
                .at("een")
                .of(new Grant.Owner("00001106", "ca0f61ab"));
        assertEquals(List.of(login), all());
        bench.flow.leave(back.request, back.response);
        bench.flow.leave(back.request, back.response);
        Occurrence logout = Occurrence.of(Act.LOGOUT, LogCode.LOGIN_ENDED)
                .by("een/ca0f61ab")
                .to(grant);
        assertEquals(List.of(logout, login), all());
    }

    @Test
    @Requirement("C27")
    void theEndOfASession() throws IOException {
        Visit back = signIn();
        GrantId grant = bench.live.keySet().iterator().next();
        boolean[] there = {true};
        Renewal renewal = new Renewal() {
            @Override
            public boolean end(GrantId id) {
                boolean ended = there[0];
                there[0] = false;
                return ended;
            }
        };
        LoginLifeCycle life = new LoginLifeCycle(
                null,
                renewal,
                null,
                bench.audit,
                new MemoryVault(Clock.systemUTC(), (provider, age, permanent) -> Optional.empty()));
        HttpSessionEvent end = new HttpSessionEvent(back.request.getSession());
        life.sessionDestroyed(end);
        life.sessionDestroyed(end);
        Occurrence ended = Occurrence.of(Act.SESSION_ENDED, LogCode.LOGIN_ENDED)
                .by("een/ca0f61ab")
                .to(grant);
        assertEquals(ended, all().get(0));
        assertEquals(2, all().size());
    }

    @Test
    void aRefusalInTheWordsOfItsPage() throws IOException {
        Visit odd = visit("/app/een?code=" + CODE + "&state=unknown");
        bench.flow.receive(odd.request, odd.response, Optional.empty());
        Visit denied = visit("/app/een?error=access_denied&error_description=" + CODE + "&state=" + begun());
        bench.flow.receive(denied.request, denied.response, Optional.empty());
        List<Occurrence> all = all();
        assertEquals(
                Occurrence.of(Act.LOGIN_REFUSED, LogCode.CALLBACK_DENIED)
                        .at("een")
                        .because("You did not give access"),
                all.get(0));
        assertEquals(Act.LOGIN_REFUSED, all.get(1).act());
        assertEquals(LogCode.CALLBACK_STATE_UNKNOWN.code(), all.get(1).code());
        assertEquals(2, all.size());
        assertFalse(all.toString().contains(CODE), all.toString());
    }

    @Test
    void aLoopOfSignIns() throws IOException {
        for (int i = 0; i < 2; i++) {
            signIn();
            session.clear();
        }
        Visit again = visit("/app/een?een-login=een");
        bench.flow.start(
                bench.flow.loginAddress(again.request).orElseThrow(), again.request, again.response, Optional.empty());
        assertEquals(429, again.status, again.page());
        assertEquals(
                Occurrence.of(Act.LOGIN_REFUSED, LogCode.LOGIN_LOOP).at("een").because("The sign-in does not hold"),
                all().get(0));
    }

    @Test
    void noCodeAndNoTokenOfAnyOfThem() throws IOException {
        Visit back = signIn();
        bench.flow.leave(back.request, back.response);
        assertEquals(List.of(CODE), bench.codes);
        String all = all().toString();
        assertFalse(all.contains(CODE) || all.contains("access") || all.contains("refresh"), all);
    }

    private Visit signIn() throws IOException {
        Visit back = visit("/app/een?code=" + CODE + "&state=" + begun());
        bench.flow.receive(back.request, back.response, Optional.empty());
        assertEquals(302, back.status, back.page());
        assertTrue(Caller.of(back.request).isPresent());
        return back;
    }

    private String begun() throws IOException {
        Visit start = visit("/app/een?een-login=een");
        bench.flow.start(
                bench.flow.loginAddress(start.request).orElseThrow(), start.request, start.response, Optional.empty());
        return start.sentTo("state");
    }

    private Visit visit(String address) {
        return new Visit(browser, session, address);
    }

    /** The latest first. */
    private List<Occurrence> all() {
        return bench.audit.recent(AuditFilter.all(), ListPage.first(100)).stream()
                .map(AuditEntry::what)
                .toList();
    }
}

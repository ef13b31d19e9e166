package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.SwitchRefusedException;
import io.eenjakarta.vms.ApiCall;
import io.eenjakarta.vms.VmsException;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    private static final GrantException DEAD = new GrantException.NeedsLogin("dead");

    static Stream<Failure> all() {
        return Stream.of(
                Failure.NOT_FOUND,
                Failure.NO_CAMERA,
                Failure.CONNECT_AGAIN,
                Failure.NO_ACCOUNT,
                Failure.OWN_ACCOUNT_FIRST,
                Failure.FORBIDDEN,
                Failure.CROSS_SITE,
                Failure.WRONG_METHOD,
                Failure.LOGOUT_BY_LINK,
                Failure.SIGN_IN_AGAIN,
                Failure.API_REFUSES,
                Failure.MISCONFIGURED,
                Failure.VAULT_AWAY,
                Failure.REJECTED,
                Failure.ofStatus(400),
                Failure.UNEXPECTED,
                Failure.throttled(Optional.empty()),
                Failure.unavailable(Optional.empty()));
    }

    @Test
    void asksForANewLoginWhenTheGrantIsDead() {
        assertSame(Failure.SIGN_IN_AGAIN, Failures.page(DEAD));
        assertSame(Placeholder.SIGN_IN, Failures.picture(DEAD));
    }

    @Test
    void blamesTheSenderForParametersThatTheServerCannotRead() {
        RuntimeException unreadable = new IllegalArgumentException("malformed escape");
        unreadable.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("example.server.Forms", "parse", "Forms.java", 1),
            new StackTraceElement("example.server.Request", "getParameter", "Request.java", 2),
            new StackTraceElement("io.eenjakarta.portal.SwitchAction", "text", "SwitchAction.java", 3)
        });
        assertEquals(400, Failures.page(unreadable).status());
        assertEquals(400, Failures.page(new ServletException(unreadable)).status());
        assertSame(Failure.UNEXPECTED, Failures.page(new IllegalArgumentException("our own mistake")));
    }

    @Test
    void blamesNobodyForAConstructorThatFailed() {
        RuntimeException failed = new IllegalStateException("no such bean");
        failed.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.example.Injection", "getParameterValues", "Injection.java", 1),
            new StackTraceElement("io.eenjakarta.portal.AccountPage", "doGet", "AccountPage.java", 2)
        });
        assertSame(Failure.UNEXPECTED, Failures.page(failed));
    }

    @Test
    void findsTheReasonBelowWhatServersWrapAroundIt() {
        Exception wrapped = new RuntimeException(new ProcessingException(DEAD));
        assertSame(Failure.SIGN_IN_AGAIN, Failures.page(wrapped));
    }

    @Test
    void refusesAnAccountThatTheProviderDoesNotOpen() {
        Failure failure = Failures.page(new SwitchRefusedException("not below"));
        assertSame(Failure.NO_ACCOUNT, failure);
        assertEquals(403, failure.status());
        assertFalse(failure.signIn());
    }

    @Test
    void keepsTheLoginWhileTheProviderIsUnwell() {
        Failure failure = Failures.page(new GrantException.TryLater("down", Optional.of(Duration.ofSeconds(7))));
        assertEquals(503, failure.status());
        assertFalse(failure.signIn());
        assertEquals(Optional.of("7"), failure.retryAfterSeconds());
    }

    @Test
    void callsAnUnreachableApiUnavailable() {
        VmsException unreachable = assertThrows(
                VmsException.class,
                () -> ApiCall.answer(() -> {
                    throw new ProcessingException("refused");
                }));
        assertEquals(503, Failures.page(unreachable).status());
        assertSame(Placeholder.NO_PICTURE, Failures.picture(unreachable));
    }

    @Test
    void sendsAnOperatorsFaultToTheOperator() {
        assertSame(Failure.MISCONFIGURED, Failures.page(new GrantException.Misconfigured("client")));
    }

    @Test
    void takesTheBlameForWhatNobodyForesaw() {
        assertSame(Failure.UNEXPECTED, Failures.page(new IllegalStateException("bug")));
        assertSame(Placeholder.FAILED, Failures.picture(new IllegalStateException("bug")));
    }

    @Test
    void isNotCaughtInACircleOfCauses() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertSame(Failure.UNEXPECTED, Failures.page(first));
    }

    @ParameterizedTest
    @CsvSource({"PT0S,1", "PT0.2S,1", "PT30S,30", "PT10H,3600"})
    void asksForAPauseBetweenASecondAndAnHour(Duration asked, String seconds) {
        assertEquals(Optional.of(seconds), Failure.throttled(Optional.of(asked)).retryAfterSeconds());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 413, 500})
    void keepsTheStatusOfTheServer(int status) {
        assertEquals(status, Failure.ofStatus(status).status());
    }

    @ParameterizedTest
    @MethodSource("all")
    void speaksInPlainWordsOfEachLanguage(Failure failure) {
        for (Language language : Language.values()) {
            Failure.Words words = failure.words(Texts.in(language));
            String page = words.title() + " " + words.text() + " " + words.advice();
            assertFalse(page.matches("(?i).*\\b(exception|null|stack|grant|token|oauth|http|invalid_\\w+)\\b.*"), page);
            assertFalse(page.contains("failure."), page);
            assertTrue(words.advice().endsWith("."), page);
        }
    }
}

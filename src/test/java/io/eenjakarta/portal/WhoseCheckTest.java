package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.renewal.Switching;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vms.Account;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One place decides whose pictures a request may have, and leads back from an account that has ended. */
class WhoseCheckTest {

    private static final Account HARBOUR = new Account("00001106", "Harbour Logistics", "active", "endUserAccount");
    private static final Account CLINIC = new Account("00002207", " ", "active", "endUserAccount");

    private final SessionRequest rita = new SessionRequest().signedIn();
    private final List<GrantId> closed = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private final StringWriter text = new StringWriter();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int status = 200;
    private int passed;
    private Supplier<Optional<GrantStatus>> state = () -> Optional.of(GrantStatus.ACTIVE);
    private Supplier<GrantId> opened = GrantId::random;

    private final ShownAccount shown = new ShownAccount(
            new Switching() {
                @Override
                public GrantId open(GrantId parent, String account, String who) {
                    assertEquals(SessionRequest.RITA.grant(), parent);
                    return opened.get();
                }

                @Override
                public void close(GrantId switched, String who) {
                    closed.add(switched);
                }
            },
            new Renewal() {
                @Override
                public Optional<GrantStatus> status(GrantId id) {
                    return state.get();
                }
            });

    private final HttpServletResponse response = SessionRequest.proxy(HttpServletResponse.class, (name, given) -> {
        switch (name) {
            case "setHeader" -> headers.put((String) given[0], (String) given[1]);
            case "setStatus" -> status = (Integer) given[0];
            case "setContentType" -> headers.put("Content-Type", (String) given[0]);
            case "getWriter" -> {
                return new PrintWriter(text, true);
            }
            case "getOutputStream" -> {
                return new Bytes();
            }
            default -> {
                return null;
            }
        }
        return null;
    });

    private void ask(String path, String query) throws Exception {
        rita.path = path;
        rita.query = query;
        FilterChain chain = (request, answer) -> passed++;
        new WhoseCheck(shown).doFilter(rita.request, response, chain);
        rita.attributes.clear();
    }

    private void show(Account account) {
        shown.show(account, SessionRequest.RITA, rita.request);
    }

    private String whose() {
        return "whose=" + Whose.shownTo(rita.request).orElseThrow();
    }

    @Test
    void givesNoPictureOfOneAccountToAPageOfAnother() throws Exception {
        String own = whose();
        show(HARBOUR);
        ask("/cameras/100d4c41/preview.jpeg", own);
        assertEquals(0, passed);
        assertEquals(409, status);
        assertEquals("another-account", headers.get("Een-Picture-Trouble"));
        assertEquals("image/svg+xml", headers.get("Content-Type"));
        assertTrue(bytes.toString().contains("Another account is shown now"), bytes.toString());
        ask("/cameras/100d4c41/preview.jpeg", whose());
        assertEquals(1, passed);
    }

    @Test
    void tellsAScriptInJson() throws Exception {
        String own = whose();
        show(HARBOUR);
        ask("/session", own);
        assertEquals(409, status);
        assertEquals("another-account", headers.get("Een-Picture-Trouble"));
        assertTrue(text.toString().contains("\"error\":\"another_account\""), text.toString());
    }

    @Test
    void letsPassWhateverNamesNoAccount() throws Exception {
        show(HARBOUR);
        ask("/cameras/100d4c41/preview.jpeg", null);
        assertEquals(1, passed);
        assertEquals(200, status);
    }

    @Test
    void leadsBackFromAnAccountThatHasEndedAndSaysSo() throws Exception {
        show(HARBOUR);
        state = () -> Optional.of(GrantStatus.NEEDS_LOGIN);
        ask("/", null);
        assertEquals(Optional.empty(), SwitchedAccount.of(rita.request));
        assertEquals(1, closed.size());
        assertEquals(1, passed, "the page is shown, of the own account");
        Notice.show(rita.request);
        Notice notice = (Notice) rita.attributes.get("notice");
        assertEquals("The access to Harbour Logistics has ended. You see your own account again.", notice.text());
    }

    @Test
    void leadsNobodyBackWhileTheVaultIsAway() throws Exception {
        show(HARBOUR);
        state = () -> {
            throw new GrantException.TryLater("away", Optional.empty());
        };
        ask("/", null);
        assertTrue(SwitchedAccount.of(rita.request).isPresent());
        state = Optional::empty;
        ask("/", null);
        assertFalse(SwitchedAccount.of(rita.request).isPresent(), "one that nobody knows has ended");
    }

    @Test
    void endsTheAccountBeforeWhenTheNextIsShownUnlessItIsTheSame() {
        GrantId first = GrantId.random();
        opened = () -> first;
        show(HARBOUR);
        show(HARBOUR);
        assertEquals(List.of(), closed);
        opened = GrantId::random;
        show(CLINIC);
        assertEquals(List.of(first), closed);
        assertEquals("00002207", SwitchedAccount.of(rita.request).orElseThrow().name(), "of one without a name");
    }

    @Test
    void keepsWhatIsShownWhenTheNextCannotBeHad() {
        show(HARBOUR);
        opened = () -> {
            throw new GrantException.TryLater("away", Optional.empty());
        };
        assertThrows(GrantException.TryLater.class, () -> show(CLINIC));
        assertEquals(List.of(), closed);
        assertEquals(
                HARBOUR.id(), SwitchedAccount.of(rita.request).orElseThrow().account());
        shown.back(SessionRequest.RITA, rita.request);
        shown.back(SessionRequest.RITA, rita.request);
        assertEquals(1, closed.size());
        assertFalse(shown.leaveEnded(rita.request), "it is the own account that is shown");
    }

    private final class Bytes extends ServletOutputStream {
        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}

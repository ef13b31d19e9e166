package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.simulator.SettableClock;
import io.eenjakarta.vms.Account;
import io.eenjakarta.vms.AccountPage;
import io.eenjakarta.vms.AccountsApi;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a caller's list of accounts has on it, and how often the API is asked whether there is one. */
class AccountsBelowTest {

    private static final Caller RITA = SessionRequest.RITA;
    private static final Account OWN = account("00009900", "Watchful Resale");

    private final SettableClock clock = new SettableClock();
    private final List<String> asked = new ArrayList<>();
    private final List<Account> all = new ArrayList<>(List.of(OWN));
    private boolean away;

    private final AccountsApi api = new AccountsApi() {
        @Override
        public AccountPage list(Integer pageSize, String pageToken) {
            return search(null, pageSize, pageToken);
        }

        @Override
        public AccountPage search(String part, Integer pageSize, String pageToken) {
            asked.add(part + " " + pageToken);
            if (away) {
                throw new ProcessingException("away");
            }
            List<Account> found = all.stream()
                    .filter(one -> part == null || one.name().contains(part))
                    .toList();
            int from = pageToken == null ? 0 : Integer.parseInt(pageToken);
            int to = Math.min(found.size(), from + pageSize);
            return new AccountPage(
                    found.subList(from, to), to < found.size() ? String.valueOf(to) : null, found.size());
        }

        @Override
        public Account self() {
            asked.add("self");
            return OWN;
        }
    };

    private final AccountsBelow below = new AccountsBelow(api, "een"::equals, Runnable::run, clock);
    private final SessionRequest rita = new SessionRequest().signedIn();

    private static Account account(String id, String name) {
        return new Account(id, name, "active", "endUserAccount");
    }

    private void has(int accounts) {
        IntStream.rangeClosed(1, accounts)
                .forEach(i -> all.add(account("%08d".formatted(i), "Shop %03d".formatted(i))));
    }

    @Test
    void listsAllButTheCallersOwnPageByPage() {
        has(60);
        AccountPage first = below.page(RITA, "", null).orElseThrow();
        assertEquals(49, first.results().size());
        assertFalse(first.results().contains(OWN));
        AccountPage second = below.page(RITA, "", first.nextPageToken()).orElseThrow();
        assertEquals(11, second.results().size());
        assertEquals(
                "Shop 042",
                below.page(RITA, "042", null).orElseThrow().results().get(0).name());
    }

    @Test
    void saysWhoHasNoneFromWhatIsNotFound() {
        assertEquals(Optional.empty(), below.page(RITA, "", null), "one's own account alone");
        has(1);
        assertTrue(below.page(RITA, "nothing like it", null).isPresent());
    }

    @Test
    void findsAnAccountByItsNameOnlyAmongThoseListed() {
        has(150);
        assertEquals(
                Optional.of("Shop 120"),
                below.find(RITA, "00000120", "Shop 120").map(Account::name));
        assertEquals(
                Optional.of("Shop 140"), below.find(RITA, "00000140", "Shop").map(Account::name), "on the second page");
        assertEquals(Optional.empty(), below.find(RITA, "00000120", "Shop 121"));
        all.add(account("00007007", " "));
        assertTrue(below.find(RITA, "00007007", "00007007").isPresent(), "the page has no other name for it");
        assertEquals(Optional.empty(), below.find(RITA, "00009900", "Watchful"), "one's own is not below");
        assertEquals(Optional.empty(), below.find(RITA, "00002207", ""));
    }

    @Test
    void asksOnceForASession() {
        has(1);
        OwnAccount own = below.own(RITA, rita.request);
        assertTrue(own.resells());
        assertEquals("Watchful Resale", own.name());
        int before = asked.size();
        clock.advance(Duration.ofDays(1));
        assertEquals(own, below.own(RITA, rita.request));
        assertEquals(before, asked.size());
    }

    @Test
    void asksNoMoreThanThatOfWhoHasNone() {
        assertFalse(below.own(RITA, rita.request).resells());
        assertFalse(below.own(RITA, rita.request).resells());
        assertEquals(List.of("null null"), asked);
    }

    @Test
    void asksAgainForTheNextWhoSignsInInTheSameSession() {
        assertFalse(below.own(RITA, rita.request).resells());
        has(1);
        Caller other = new Caller(RITA.grant(), "een/00009900/ca0f99ab", "Rob", RITA.groups(), RITA.since());
        assertTrue(below.own(other, rita.request).resells());
    }

    @Test
    void asksAgainAfterAWhileWhenThereWasNoAnswer() {
        has(1);
        away = true;
        assertFalse(below.own(RITA, rita.request).resells());
        away = false;
        clock.advance(Duration.ofMinutes(4));
        assertFalse(below.own(RITA, rita.request).resells());
        clock.advance(Duration.ofMinutes(1));
        assertTrue(below.own(RITA, rita.request).resells());
    }

    @Test
    void asksNothingOfAProviderThatHasNoSuchThing() {
        Caller mia = new Caller(RITA.grant(), "cameramanager/71001/52301", "Mia", RITA.groups(), RITA.since());
        assertFalse(below.own(mia, rita.request).resells());
        assertEquals(Optional.empty(), below.page(mia, "", null));
        assertEquals(Optional.empty(), below.find(mia, "00000001", "Shop"));
        assertEquals(List.of(), asked);
    }

    @Test
    void showsWordsThatCameLaterAsTheyAre() {
        AccountView view = AccountView.of(new Account("1", "A", "frozen", "franchise"), "1", Texts.ENGLISH);
        assertEquals(new AccountView("1", "A", "franchise", "frozen", "warn", true), view);
        AccountView known = AccountView.of(account("00001106", "Harbour"), "", Texts.in(Language.GERMAN));
        assertEquals(new AccountView("00001106", "Harbour", "Endkunde", "Aktiv", "good", false), known);
    }
}

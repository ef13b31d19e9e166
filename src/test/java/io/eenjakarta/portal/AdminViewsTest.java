package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.EndingGrant;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.Reencryption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators are shown of grants and of the audit trail. */
class AdminViewsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Grant.Owner ADA = new Grant.Owner("00001106", "ca0f61ab");
    private static final Providers NONE = new Providers(List.of());

    private static GrantLine line(String status, String reason, Optional<Grant.Owner> owner) {
        return new GrantLine(
                GrantId.random(), "OFFLINE", "een", owner, 3, status, reason, NOW.minusSeconds(60), NOW, false);
    }

    @Test
    void showsEachStateALivingGrantCanHaveAndWhatANewerVersionAdds() {
        List<OverviewView.StateCount> states = OverviewView.states(Map.of("ACTIVE", 12_345L, "ASLEEP", 1L));
        assertEquals(
                List.of("Active 12,345", "Renewing 0", "In doubt 0", "Needs sign-in 0", "ASLEEP 1"),
                states.stream()
                        .map(one -> one.state().words() + " " + one.count())
                        .toList());
        assertEquals("/admin/grants?state=ACTIVE", states.get(0).list().address());
    }

    @Test
    void countsWhatEndsSoonAndSaysWhenThereMayBeMore() {
        List<EndingGrant> ending = IntStream.range(0, 1000)
                .mapToObj(i -> new EndingGrant(
                        line("ACTIVE", "", Optional.of(ADA)), NOW.plus(Duration.ofDays(i < 3 ? 1 : i < 10 ? 7 : 14))))
                .toList();
        OverviewView view = OverviewView.of(Map.of(), ending, List.of(), NONE, NOW);
        assertEquals(
                List.of("1 day 3", "7 days 10", "14 days 1,000 or more"),
                view.endings().stream()
                        .map(soon -> soon.within() + " " + soon.count())
                        .toList());
        assertEquals(5, view.next().size());
    }

    @Test
    void groupsTheReasonsOfGrantsThatNeedASignIn() {
        List<GrantLine> dead = List.of(
                line("NEEDS_LOGIN", "invalid_grant", Optional.empty()),
                line("NEEDS_LOGIN", Grant.LOST_REPLY, Optional.empty()),
                line("NEEDS_LOGIN", Grant.LOST_REPLY, Optional.empty()),
                line("NEEDS_LOGIN", "", Optional.empty()));
        OverviewView view = OverviewView.of(Map.of(), List.of(), dead, NONE, NOW);
        assertEquals(
                List.of("The answer to its last renewal never came 2", "No reason is known 1", "invalid_grant 1"),
                view.reasons().stream()
                        .map(one -> one.why() + " " + one.count())
                        .toList());
    }

    @Test
    void showsAGrantWhoseUserIsNotKnownYet() {
        GrantView view = GrantView.of(line("ACTIVE", "", Optional.empty()), NONE, NOW);
        assertEquals("", view.user());
        assertNull(view.userLink());
        assertNull(view.end());
        assertEquals("een", view.provider());
        assertTrue(view.connected());
    }

    @Test
    void callsASwitchedGrantWhatItIsAndNamesNoEndThatItDoesNotHave() {
        GrantLine line = new GrantLine(
                GrantId.random(),
                "SWITCHED",
                "een",
                Optional.of(ADA),
                3,
                "ACTIVE",
                "",
                NOW.minusSeconds(60),
                NOW,
                false);
        GrantView view = GrantView.of(line, NONE, NOW);
        assertEquals("Switched account", view.kind());
        assertTrue(view.switched());
        assertFalse(view.connected());
        assertNull(view.idleEnd());
        assertNull(view.end());
    }

    @Test
    void leadsToTheUserOfAGrant() {
        GrantView view = GrantView.of(line("SUSPECT", "a reason", Optional.of(ADA)), NONE, NOW);
        assertEquals(
                "/admin/users?provider=een&account=00001106&user=ca0f61ab",
                view.userLink().address());
        assertEquals("/admin/grants/" + view.id(), view.page().address());
        assertEquals("warn", view.state().tone());
        assertEquals("a reason", view.reason());
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void hasWordsForEveryAct(Act act) {
        assertNotEquals(act.name(), ActWords.of(act));
        assertFalse(ActWords.of(act).isBlank());
    }

    @ParameterizedTest
    @EnumSource(GrantStatus.class)
    void hasWordsForEveryState(GrantStatus status) {
        assertNotEquals(status.name(), StateView.of(status.name()).words());
    }

    @Test
    void showsAnEntryThatIsAboutNoGrant() {
        AuditView view = AuditView.of(
                new AuditEntry("1", NOW, Occurrence.of(Act.SECRET_REFUSED).at("een")), NONE, NOW);
        assertEquals("een", view.whose());
        assertNull(view.grantLink());
        assertNull(view.userLink());
        assertEquals("", view.generation());
    }

    @Test
    void showsWhoseGrantAnEntryIsAbout() {
        GrantId id = GrantId.random();
        Occurrence what =
                Occurrence.of(Act.ROTATED).by("een/1/2").to(id, 7).at("een").of(ADA);
        AuditView view = AuditView.of(new AuditEntry("1", NOW, what), NONE, NOW);
        assertEquals("een, 00001106/ca0f61ab", view.whose());
        assertEquals("/admin/grants/" + id, view.grantLink().address());
        assertEquals("7", view.generation());
        assertEquals("een/1/2", view.who());
    }

    @Test
    void tellsHowFarTheSealingIs() {
        SealingView view = SealingView.of(
                new Reencryption.Progress("k3", 6, Map.of("k2", 2L, "k1", 1L), Map.of("lost", 1L), false));
        assertEquals(60, view.percent());
        assertEquals(10, view.all());
        assertEquals("1 with key k1, 2 with key k2", view.left());
        assertEquals("1 with key lost", view.missing());
    }

    @Test
    void putsUsersInTheOrderOfTheirLatestGrant() {
        Grant.Owner grace = new Grant.Owner("00001106", "ca0f61ac");
        List<UserLine> users = UserLine.of(
                List.of(
                        line("ACTIVE", "", Optional.of(grace)),
                        line("ACTIVE", "", Optional.empty()),
                        line("ACTIVE", "", Optional.of(ADA)),
                        line("NEEDS_LOGIN", "", Optional.of(grace))),
                NONE,
                NOW);
        assertEquals(
                List.of("ca0f61ac 2", "ca0f61ab 1"),
                users.stream().map(user -> user.user() + " " + user.grants()).toList());
    }

    @Test
    void writesNothingIntoAnAddressThatIsNotEncoded() {
        assertEquals(
                "/admin/users?user=a%26b%3D%22%3E",
                new Link("/admin/users")
                        .with("account", "")
                        .with("user", "a&b=\">")
                        .address());
    }
}

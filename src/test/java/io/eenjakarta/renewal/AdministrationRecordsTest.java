package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.LogLines;
import io.eenjakarta.vault.Occurrence;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an administrator ends or erases stands in the trail and in the log, each grant with who ended it. */
class AdministrationRecordsTest {

    private static final String ADMIN = AdministrationBench.ADMIN;
    private static final Grant.Owner BOB = AdministrationBench.BOB;
    private static final String BOBS_NAME = "een/00002222/b0b";
    private static final String BY = "by " + Excerpt.of(ADMIN);

    @RegisterExtension
    final LogLines log = new LogLines("io.eenjakarta.renewal");

    private final AdministrationBench bench = new AdministrationBench();
    private final GrantId session = bench.session("r1", BOB);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void ofOneGrant() {
        assertTrue(bench.administration.end(ADMIN, session));
        assertFalse(bench.administration.end(ADMIN, session));
        String grant = "grant " + Excerpt.of(session.value());
        assertEquals(
                List.of(told(LogCode.ADMIN_ENDED, grant), told(LogCode.ADMIN_ENDED, grant + ", which was not there")),
                log.with(BY));
    }

    @Test
    @Requirement("C28")
    void ofAllGrantsOfAUser() {
        GrantId connected = bench.connected("r2", BOB, "ada");
        assertEquals(2, bench.administration.endAllOf(ADMIN, "een", BOB));
        assertEquals(Set.of(ended(session, BOB), ended(connected, BOB)), acts(Act.ADMIN_ENDED));
        assertEquals(List.of(told(LogCode.ADMIN_ENDED, "all of " + Excerpt.of(BOBS_NAME) + ", 2")), log.with(BY));
    }

    @Test
    void ofAllGrantsOfACaller() {
        Grant.Owner eve = new Grant.Owner("00003333", "e4e");
        GrantId connected = bench.connected("r2", eve, BOBS_NAME);
        assertEquals(2, bench.administration.endAllOf(ADMIN, BOBS_NAME));
        assertEquals(Set.of(ended(session, BOB), ended(connected, eve)), acts(Act.ADMIN_ENDED));
        assertEquals(
                List.of(told(LogCode.ADMIN_ENDED, "all of caller " + Excerpt.of(BOBS_NAME) + ", 2")), log.with(BY));
    }

    @Test
    void ofAnErasedPersonWithTheirCountsAlone() {
        record(Occurrence.of(Act.LOGIN).to(session, 1).at("een").of(BOB));
        record(Occurrence.of(Act.REFUSED).by(BOBS_NAME));
        Erasure done = new Erasure(1, 0, 3);
        assertEquals(done, bench.administration.erase(ADMIN, BOBS_NAME), "two entries and its end");
        assertFalse(bench.lives(session));
        String counts = "grants 1, links 0, audit entries 3";
        assertEquals(List.of(told(LogCode.ADMIN_ERASED, counts)), log.with(BY));
        assertEquals(
                Set.of(Occurrence.of(Act.ADMIN_ANONYMISED, LogCode.ADMIN_ERASED)
                        .by(ADMIN)
                        .because(counts)),
                acts(Act.ADMIN_ANONYMISED));
    }

    @Test
    void notOfALinkThatSomebodyElseTookAwayMeanwhile() {
        bench.connected("r2", BOB, "ada");
        bench.links.onUnlink = bench.links.all::clear;
        assertEquals(0, bench.administration.erase(ADMIN, "een", BOB).links());
    }

    @Test
    void ofARefreshWithWhatCameOfIt() {
        bench.administration.refresh(ADMIN, session);
        bench.renewal.clock.advance(Duration.ofMinutes(1));
        bench.renewal.tokens.answer = Answer.WRONG_CLIENT;
        bench.administration.refresh(ADMIN, session);
        bench.administration.end(ADMIN, session);
        bench.administration.refresh(ADMIN, session);
        String client = "MISCONFIGURED: HTTP 401 invalid_client";
        String gone = "NEEDS_LOGIN: grant " + session + " ended or needs a login";
        assertEquals(
                Set.of("REFRESHED", client, gone),
                acts(Act.ADMIN_REFRESHED).stream().map(Occurrence::why).collect(Collectors.toSet()));
        String grant = "grant " + Excerpt.of(session.value()) + ", ";
        assertEquals(
                List.of(
                        told(LogCode.ADMIN_REFRESHED, grant + "REFRESHED"),
                        told(LogCode.ADMIN_REFRESHED, grant + client),
                        told(LogCode.ADMIN_REFRESHED, grant + gone)),
                log.with(LogCode.ADMIN_REFRESHED.line(BY)));
    }

    @Test
    void ofWhatConcernsNoGrant() {
        bench.administration.check(ADMIN, "een");
        bench.administration.reencrypt(ADMIN);
        bench.administration.reencrypt(ADMIN);
        bench.administration.downloaded(ADMIN, "the audit trail");
        assertEquals(
                List.of(
                        told(LogCode.ADMIN_CHECKED, "een, CLIENT_ACCEPTED"),
                        "INFO " + LogCode.ADMIN_RESEALED.line(BY),
                        told(LogCode.ADMIN_DOWNLOADED, "the audit trail")),
                log.with(BY));
        assertEquals(
                Set.of(Occurrence.of(Act.ADMIN_DOWNLOADED, LogCode.ADMIN_DOWNLOADED)
                        .by(ADMIN)
                        .because("the audit trail")),
                acts(Act.ADMIN_DOWNLOADED));
    }

    private static Occurrence ended(GrantId id, Grant.Owner owner) {
        return Occurrence.of(Act.ADMIN_ENDED, LogCode.ADMIN_ENDED)
                .to(id, 1)
                .at("een")
                .of(owner)
                .by(ADMIN);
    }

    private static String told(LogCode code, String detail) {
        return "INFO " + code.line(BY + ", " + detail);
    }

    private Set<Occurrence> acts(Act act) {
        return bench.audited().stream().filter(what -> what.act() == act).collect(Collectors.toSet());
    }

    private void record(Occurrence what) {
        bench.renewal.audit.record(what);
    }
}

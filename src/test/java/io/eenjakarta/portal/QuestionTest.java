package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators are asked before something is done. */
class QuestionTest {

    private static final GrantId ID = GrantId.random();
    private static final UserAt ADA = new UserAt("een", "00001106", "ca0f61ab");
    private static final AdminAct.Known NOTHING = known(Optional.empty());

    private static AdminAct.Known known(Optional<GrantLine> grant) {
        return new AdminAct.Known(new Providers(List.of()), id -> grant, "een/00001106/ca0f61ab");
    }

    private static GrantLine line(String kind) {
        Grant.Owner owner = new Grant.Owner("00001106", "ca0f61ac");
        return new GrantLine(ID, kind, "een", Optional.of(owner), 1, "ACTIVE", "", Instant.EPOCH, Instant.EPOCH, false);
    }

    @Test
    void wantsTheUsersIdTypedBeforeAPersonIsErased() {
        Question question = new UserAct(true, ADA).question(NOTHING).orElseThrow();
        assertEquals("ca0f61ab", question.typed());
        assertTrue(question.isMet("ca0f61ab"));
        assertFalse(question.isMet(""));
        assertFalse(question.isMet("ca0f61AB"));
        assertTrue(question.danger());
    }

    @Test
    void tellsAdministratorsThatTheyAreTheOne() {
        assertTrue(new UserAct(false, ADA)
                .question(NOTHING)
                .orElseThrow()
                .text()
                .toString()
                .contains("This is you"));
        UserAt grace = new UserAt("een", "00001106", "ca0f61ac");
        assertFalse(new UserAct(false, grace)
                .question(NOTHING)
                .orElseThrow()
                .text()
                .toString()
                .contains("This is you"));
    }

    @ParameterizedTest
    @CsvSource({"SESSION,signed out", "OFFLINE,unattended", "SWITCHED,led back"})
    void saysWhatRevokingMeansForEachKind(String kind, String word) {
        Question question =
                new GrantAct(true, ID).question(known(Optional.of(line(kind)))).orElseThrow();
        assertTrue(question.text().toString().contains(word));
        assertTrue(question.facts().contains(new Question.Fact("User", "ca0f61ac")));
        assertTrue(question.isMet(""));
    }

    @Test
    void asksNothingAboutWhatIsNotThere() {
        assertEquals(Optional.empty(), new GrantAct(true, ID).question(NOTHING));
        assertEquals(Optional.empty(), new ProviderAct("een").question(NOTHING));
    }

    @Test
    void sendsAlongWhatTheActNeeds() {
        Question question = new GrantAct(false, ID)
                .question(known(Optional.of(line("SESSION"))))
                .orElseThrow();
        assertEquals("refresh", question.fields().get("act"));
        assertEquals(ID.value(), question.fields().get("grant"));
        assertFalse(question.danger());
    }

    @Test
    void namesAnErasedPersonInNoAddressAfterwards() {
        assertEquals("/admin/users", new UserAct(true, ADA).forth().address());
    }
}

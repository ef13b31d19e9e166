package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.ListPlace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminQueryTest {

    private static final ListPlace PLACE = new ListPlace(Instant.parse("2026-11-21T12:00:00.123456Z"), "a-b_C");

    private static AdminQuery query(Map<String, String> given) {
        return new AdminQuery(given::get);
    }

    @Test
    void readsWhatAListIsAskedFor() {
        AdminQuery query = query(Map.of(
                "state",
                "NEEDS_LOGIN, SUSPECT",
                "kind",
                "OFFLINE",
                "provider",
                "een",
                "account",
                " a ",
                "user",
                "u",
                "q",
                "x"));
        assertEquals(
                new GrantFilter(
                        java.util.Set.of(GrantStatus.NEEDS_LOGIN, GrantStatus.SUSPECT),
                        java.util.Set.of(GrantKind.OFFLINE),
                        "een",
                        "a",
                        "u",
                        "x"),
                query.grants());
        assertEquals(GrantFilter.all(), query(Map.of("state", "", "q", " ")).grants());
        assertEquals(
                AuditFilter.all().acts(Act.LOGIN).by("ada").of(new Grant.Owner("a", "u")),
                query(Map.of("act", "LOGIN", "who", "ada", "account", "a", "user", "u"))
                        .audit());
    }

    @Test
    void readsWhereAPageBegins() {
        ListPage<GrantLine> page =
                query(Map.of("after", PLACE.toString(), "most", "7")).page();
        assertEquals(Optional.of(PLACE), page.after());
        assertEquals(7, page.most());
        assertEquals("1795262400123-a-b_C", PLACE.toString());
        assertEquals(
                new ListPage<GrantLine>(Optional.empty(), 50), query(Map.of()).<GrantLine>page());
    }

    @ParameterizedTest
    @CsvSource({
        "state, active", "state, 'ACTIVE,'';'", "kind, BOTH", "act, ''' OR 1=1'", "after, 1", "after, -1-a",
                "after, 1-",
        "after, '1-a b'", "after, 9999999999999999-a", "most, 0", "most, 1001", "most, -1", "most, 1e3",
                "q, 'a\u0000b'",
    })
    void refusesWhatItDoesNotUnderstand(String name, String value) {
        AdminQuery query = query(Map.of(name, value));
        AdminQuery.Wrong wrong = assertThrows(AdminQuery.Wrong.class, () -> {
            query.grants();
            query.audit();
            query.page();
        });
        assertEquals(name, wrong.parameter());
    }

    @Test
    void refusesWhatIsTooLongOrMissing() {
        assertThrows(AdminQuery.Wrong.class, () -> query(Map.of("q", "x".repeat(256)))
                .grants());
        assertThrows(AdminQuery.Wrong.class, () -> query(Map.of("user", " ")).needed("user"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b",
                "..",
                "a b",
                "\u00e4",
                "'",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void takesNoOtherThingForAnId(String text) {
        assertTrue(AdminQuery.id(text).isEmpty());
        assertTrue(AdminQuery.id("dBjftJeZ4CVP-mB92K_uhb").isPresent());
    }
}

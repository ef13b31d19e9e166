package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.Occurrence;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What callers of a portal connect, and what they are refused, stands in the audit trail, without a code. */
class AuditedLinkTest {

    private static final String CODE = "c0de-7f3a";

    private final LinkingBench bench = new LinkingBench();
    private final Map<String, Cookie> browser = new TreeMap<>();

    @Test
    void aConnection() throws IOException {
        answer("ada", "code=" + CODE + "&state=" + start("ada"));
        assertEquals(List.of(CODE), bench.codes);
        List<Occurrence> all = all();
        assertEquals(1, all.size());
        assertEquals(Act.CONNECTED, all.get(0).act());
        assertEquals("ada", all.get(0).who());
        assertFalse(all.toString().contains(CODE), all.toString());
    }

    @Test
    void aRefusalWithItsCallerIfThereIsOne() throws IOException {
        answer("bob", "code=" + CODE + "&state=" + start("ada"));
        answer(null, "code=" + CODE + "&state=s");
        List<Occurrence> all = all();
        assertEquals(
                List.of(
                        Occurrence.of(Act.REFUSED, LogCode.LINK_ANONYMOUS)
                                .at("een")
                                .because(LinkRefusals.anonymous().title()),
                        Occurrence.of(Act.REFUSED, LogCode.LINK_OTHER_CALLER)
                                .by("bob")
                                .at("een")
                                .because(LinkRefusals.otherCaller().title())),
                all);
    }

    private String start(String caller) throws IOException {
        Exchange exchange = new Exchange(browser, caller, null);
        exchange.headers.put("Origin", "https://portal.example");
        bench.servlet.doPost(exchange.request, exchange.response);
        return exchange.sentTo("state");
    }

    private void answer(String caller, String query) throws IOException {
        Exchange exchange = new Exchange(browser, caller, query);
        bench.servlet.doGet(exchange.request, exchange.response);
    }

    /** The latest first. */
    private List<Occurrence> all() {
        return bench.audit.recent(AuditFilter.all(), ListPage.first(100)).stream()
                .map(AuditEntry::what)
                .toList();
    }
}

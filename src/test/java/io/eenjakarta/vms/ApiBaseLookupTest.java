package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.vms.ScriptedApi.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiBaseLookupTest {

    private static final AccessToken TOKEN = new AccessToken("fresh");

    private final Bench bench = new Bench();
    private final ApiBaseLookup lookup = new ApiBaseLookup(bench.access);

    @AfterEach
    void close() {
        bench.close();
    }

    private ApiBaseLookup.Answer answered(Answer answer) {
        bench.api.answers(request -> answer);
        return lookup.baseFor(bench.access.settings().providers().first(), TOKEN);
    }

    @Test
    void findsTheBaseWithTheTokenItIsGiven() {
        assertEquals(
                new ApiBaseLookup.Found(URI.create("https://api.c001.eagleeyenetworks.com")),
                answered(Answer.json(
                        200, "{\"httpsBaseUrl\":{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":443}}")));
        assertEquals(List.of("fresh"), bench.api.tokens());
        assertEquals("/api/v3.0/clientSettings", bench.api.asked().get(0).uri());
        assertEquals(
                new ApiBaseLookup.Found(URI.create("https://api.c001.eagleeyenetworks.com")),
                answered(Answer.json(200, "{\"httpsBaseUrl\":{\"hostname\":\"api.c001.eagleeyenetworks.com\"}}")));
    }

    @Test
    void refusesAHostOffTheList() {
        assertInstanceOf(
                ApiBaseLookup.OffTheList.class,
                answered(Answer.json(200, "{\"httpsBaseUrl\":{\"hostname\":\"api.example.com\",\"port\":443}}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"httpsBaseUrl\":null}", "{\"httpsBaseUrl\":{\"port\":443}}", "<a/>"})
    void isNotToldByAnswersWithoutAHost(String body) {
        assertInstanceOf(ApiBaseLookup.NotTold.class, answered(Answer.json(200, body)));
    }

    @Test
    void isNotToldByErrorsAndRedirects() {
        for (int status : new int[] {401, 403, 429, 500}) {
            assertInstanceOf(ApiBaseLookup.NotTold.class, answered(Answer.json(status, "{}")));
        }
        try (ScriptedApi elsewhere = new ScriptedApi()) {
            String location = elsewhere.base() + "/api/v3.0/clientSettings";
            assertInstanceOf(
                    ApiBaseLookup.NotTold.class,
                    answered(new Answer(302, Map.of("Location", location), "moved".getBytes(UTF_8))));
            assertEquals(0, elsewhere.asked().size());
        }
        bench.api.close();
        assertInstanceOf(
                ApiBaseLookup.NotTold.class,
                lookup.baseFor(bench.access.settings().providers().first(), TOKEN));
    }

    @Test
    void leavesNoConnectionStuck() {
        for (int i = 0; i < 20; i++) {
            answered(Answer.json(500, "x".repeat(2 * BoundedErrors.LIMIT)));
        }
        assertInstanceOf(
                ApiBaseLookup.OffTheList.class,
                answered(Answer.json(200, "{\"httpsBaseUrl\":{\"hostname\":\"api.example.com\"}}")));
    }

    @Test
    void asksNobodyOffTheList() {
        try (Bench strict = new Bench(4, false)) {
            assertInstanceOf(
                    ApiBaseLookup.OffTheList.class,
                    new ApiBaseLookup(strict.access)
                            .baseFor(bench.access.settings().providers().first(), TOKEN));
            assertEquals(List.of(), strict.api.asked());
        }
    }
}

package io.eenjakarta.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.probe.ProbeFixture.Outcome;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.SimulatedProvider;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nothing private stands in what the probe writes or prints. */
class ProbeSecrecyTest {

    @RegisterExtension
    static final SimulatedProvider PROVIDER = SimulatedProvider.of("http://127.0.0.1:" + ProbeFixture.freePort());

    @TempDir
    Path folder;

    @Test
    void tellsNothingPrivate() {
        PROVIDER.reset();
        Outcome outcome = run();
        assertEquals("Everything was asked.", outcome.ended());
        assertEquals(List.of(), found(outcome));
    }

    @Test
    void tellsNothingPrivateThatAnErrorQuotes() {
        PROVIDER.reset();
        String quoting = "{\"code\":404,\"status\":\"notFound\",\"message\":\"Camera Main gate of ada@example.com, "
                + "account 00001106, is not at 10.1.2.3, 2428fda3-389f-48ce-b062-85875dd6b2e1\",\"ca0f61ab\":\"Brandt\"}";
        PROVIDER.faults().all(EndPoint.MEDIA).answer(404, "application/json", quoting);
        Outcome outcome = run();
        assertEquals(List.of(), found(outcome));
        String message =
                outcome.came(Question.TIME_OFFSET).getJsonObject("body").getString("message");
        assertTrue(
                message.startsWith("Camera <removed> of <removed>, account <removed>, is not at <removed>, "), message);
    }

    @Test
    void keepsStructureAndWordsOfTheProtocolAlone() {
        Redaction redaction = new Redaction();
        JsonValue shown = redaction.of(
                Json.createObjectBuilder()
                        .add("id", "ca0f61ab")
                        .add("email", "ada@example.com")
                        .add("since", "2024-03-15T07:59:22.946+00:00")
                        .add("next", "")
                        .addNull("prev")
                        .add("live", true)
                        .add("url", "https://media.c013.eagleeyenetworks.com/media/session?key=abc")
                        .add("list", Json.createArrayBuilder().add("one").add("two"))
                        .add("ca0f61ab", 7)
                        .build(),
                Redaction.Kind.DATA);
        assertEquals(
                "{\"id\":\"<hexadecimal 8>\",\"email\":\"<e-mail 15>\",\"since\":\"<time with offset, 3 decimals>\","
                        + "\"next\":\"\",\"prev\":null,\"live\":\"<boolean>\","
                        + "\"url\":\"<https://media.cNNN.eagleeyenetworks.com/…, 61>\","
                        + "\"list\":[\"<string 3>\",\"<more>\"],\"<name 9>\":\"<number>\"}",
                shown.toString());
    }

    private Outcome run() {
        return ProbeFixture.run(
                PROVIDER.settings(),
                folder,
                ProbeFixture.QUICK,
                true,
                ProbeFixture.browserOf("ada@example.com", "ada-demo"));
    }

    private static List<String> found(Outcome outcome) {
        String everything = outcome.everything();
        Set<String> issued = PROVIDER.book().everyIssuedSecret();
        assertTrue(issued.size() > 10, "too few secrets: what was looked for?");
        Set<String> all = new TreeSet<>(issued);
        DemoData data = DemoData.demo();
        data.users()
                .forEach(user -> all.addAll(
                        List.of(user.id(), user.email(), user.password(), user.firstName(), user.lastName())));
        data.accounts().forEach(account -> all.addAll(List.of(account.id(), account.name(), account.timeZone())));
        data.locations().forEach(place -> all.addAll(List.of(place.id(), place.name())));
        data.cameras().forEach(camera -> all.addAll(List.of(camera.id(), camera.name(), camera.bridgeId())));
        return all.stream().filter(everything::contains).toList();
    }
}

package io.eenjakarta.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that overtake each other, which a real server cannot be made to do at will. */
class AcceptedClientTest {

    private static final ClientCredentials ONE = new ClientCredentials("client", new Secret("one"));
    private static final ClientCredentials TWO = new ClientCredentials("client", new Secret("two"));

    @RegisterExtension
    final TokenLog log = new TokenLog();

    private final List<ClientCredentials> asked = new ArrayList<>();

    private Probe ask(AcceptedClient client, Map<ClientCredentials, Probe> answers) {
        return client.ask(
                as -> {
                    asked.add(as);
                    return answers.get(as);
                },
                Function.identity());
    }

    @Test
    void asksOnceWithTheOnlyCredentials() {
        AcceptedClient only = new AcceptedClient(List.of(ONE));

        assertEquals(Probe.CLIENT_REFUSED, ask(only, Map.of(ONE, Probe.CLIENT_REFUSED)));
        assertEquals(List.of(ONE), asked);
    }

    @Test
    void asksWithNoThirdOnceTheSecondIsNotRefused() {
        ClientCredentials three = new ClientCredentials("client", new Secret("three"));
        AcceptedClient all = new AcceptedClient(List.of(ONE, TWO, three));
        Map<ClientCredentials, Probe> answers =
                Map.of(ONE, Probe.CLIENT_REFUSED, TWO, Probe.NO_ANSWER, three, Probe.CLIENT_ACCEPTED);

        assertEquals(Probe.NO_ANSWER, ask(all, answers));
        assertEquals(List.of(ONE, TWO), asked);
        assertEquals(List.of(), log.switches());
    }

    @Test
    void staysWithWhatWasFoundMeanwhileWhenAnOlderAnswerComesLate() {
        AcceptedClient both = new AcceptedClient(List.of(ONE, TWO));
        both.ask(
                as -> {
                    ask(both, Map.of(ONE, Probe.CLIENT_REFUSED, TWO, Probe.CLIENT_ACCEPTED));
                    return Probe.CLIENT_ACCEPTED;
                },
                Function.identity());
        asked.clear();

        ask(both, Map.of(TWO, Probe.CLIENT_ACCEPTED));
        assertEquals(List.of(TWO), asked);
    }

    @Test
    void staysWithWhatWasFoundMeanwhileWhenBothFindTheSame() {
        AcceptedClient both = new AcceptedClient(List.of(ONE, TWO));
        Map<ClientCredentials, Probe> answers = Map.of(ONE, Probe.CLIENT_REFUSED, TWO, Probe.CLIENT_ACCEPTED);
        both.ask(
                as -> {
                    if (as == ONE) {
                        ask(both, answers);
                    }
                    return answers.get(as);
                },
                Function.identity());
        asked.clear();

        ask(both, answers);
        assertEquals(List.of(TWO), asked);
        assertEquals(1, log.switches().size());
    }
}

package io.eenjakarta.token;

import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.LogCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Which of our credentials the provider takes. A request that was refused because of the client authenticated nobody
 * and may be sent again with the others; those that were taken come first from then on, for everybody. Thread-safe.
 */
final class AcceptedClient {

    private static final Logger LOG = System.getLogger("io.eenjakarta.token");

    private final List<ClientCredentials> all;
    private final AtomicReference<ClientCredentials> preferred;

    /** @param all in the order in which they are tried until one is refused; not empty */
    AcceptedClient(List<ClientCredentials> all) {
        this.all = List.copyOf(all);
        this.preferred = new AtomicReference<>(all.get(0));
    }

    /**
     * Sends a request with one credentials after the other until one is not refused.
     *
     * @param send called once for each credentials at most
     * @param said what an answer says about the client
     * @return the last answer
     */
    <T> T ask(Function<ClientCredentials, T> send, Function<T, Probe> said) {
        ClientCredentials first = preferred.get();
        T answer = send.apply(first);
        if (said.apply(answer) != Probe.CLIENT_REFUSED) {
            return answer;
        }
        for (ClientCredentials other : othersThan(first)) {
            answer = send.apply(other);
            Probe verdict = said.apply(answer);
            if (verdict == Probe.CLIENT_ACCEPTED && preferred.compareAndSet(first, other)) {
                String which = "client " + other.id() + ", secret " + (all.indexOf(other) + 1) + " of " + all.size();
                LOG.log(Level.WARNING, LogCode.TOKEN_OTHER_SECRET.line(which));
            }
            if (verdict != Probe.CLIENT_REFUSED) {
                return answer;
            }
        }
        return answer;
    }

    private List<ClientCredentials> othersThan(ClientCredentials first) {
        List<ClientCredentials> others = new ArrayList<>(all);
        others.remove(first);
        return others;
    }
}

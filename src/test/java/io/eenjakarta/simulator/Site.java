package io.eenjakarta.simulator;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** What one simulated provider does with the requests that reach its port. Thread-safe. */
interface Site {
    Reply answer(Request request);

    /** Where POSTs may meet a socket fault. */
    String tokenPath();

    /** Which faults concern a POST to the token path. */
    EndPoint tokenEndPoint(Request request);

    /** Whether a request is one for a live picture, which may meet a socket fault as well. */
    default boolean isPicture(Request request) {
        return false;
    }

    /** How a request is answered that needs the connection for itself; absent for all others. */
    default Optional<Answering> answering(Request request) {
        return Optional.empty();
    }

    /** Writes an answer on a connection that is then at its end. */
    interface Answering {
        /** Blocks until the answer is over. */
        void write(Socket client) throws IOException;
    }

    /** Carries a token request out, and logs it, whose client will get no answer. */
    void unheard(Request request);

    /** Logs a token request that is neither carried out nor answered. */
    void unanswered(Request request);
}

package io.eenjakarta.simulator;

import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Something that is to go wrong with a request. */
sealed interface Fault {
    /**
     * Another answer than the real one.
     *
     * @param commits whether the request is carried out first and only its answer replaced
     */
    record Replacement(Function<Request, Reply> reply, boolean commits) implements Fault {}

    /** Changes the real answer, whatever it is. */
    record Mangle(Function<Reply, Reply> change) implements Fault {}

    /** Changes one member of a real answer that is a JSON object and a success. */
    record Member(String name, BiConsumer<JsonObjectBuilder, String> change) implements Fault {}

    /** @param after whether the request is carried out before it is held */
    record Hold(Gate gate, boolean after) implements Fault {}

    /** Goes on after this time, before it is carried out. */
    record Slow(Duration time) implements Fault {}

    record Socket(SocketFault kind) implements Fault {}

    /**
     * Streams of live pictures only.
     *
     * @param after how many pictures come first
     */
    record Stream(StreamFault kind, int after) implements Fault {}

    /** Authorize end point only: an error answer of RFC 6749 section 4.1.2.1. */
    record ErrorRedirect(String error, String description) implements Fault {}

    /** Authorize end point only. */
    record WithoutState() implements Fault {}
}

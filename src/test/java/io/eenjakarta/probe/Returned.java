package io.eenjakarta.probe;

import java.util.Optional;
import java.util.SortedSet;

/**
 * How a browser came back from the provider.
 *
 * @param names of the parameters
 * @param stateSame whether the state is what was sent
 */
record Returned(Optional<String> code, Optional<String> error, SortedSet<String> names, boolean stateSame) {
    /** The code, unless the answer may be somebody else's. */
    Optional<String> usableCode() {
        return code.filter(c -> stateSame);
    }

    @Override
    public String toString() {
        return "Returned" + names;
    }
}

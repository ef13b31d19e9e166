package io.eenjakarta.simulator;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which clients and people a simulated provider knows. */
interface Registration {
    String clientId();

    String clientSecret();

    /** Accepted beside the first; null for none. */
    String secondSecret();

    /** Compared as exact strings. */
    Set<String> redirectUris();

    DemoData data();

    /** Id to secret. */
    Map<String, String> otherClients();

    default boolean knows(String id) {
        return clientId().equals(id) || otherClients().containsKey(id);
    }

    default boolean isOtherClient(String id, String secret) {
        return otherClients().containsKey(id) && otherClients().get(id).equals(secret);
    }

    default List<String> secrets() {
        return Stream.of(clientSecret(), secondSecret())
                .filter(Objects::nonNull)
                .toList();
    }
}

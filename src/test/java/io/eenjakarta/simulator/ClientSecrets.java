package io.eenjakarta.simulator;

import java.util.List;

/** The secrets that are taken from the portal's client at this moment. Thread-safe. */
final class ClientSecrets {
    private final Book book;
    private volatile List<String> accepted;

    ClientSecrets(Book book, List<String> accepted) {
        this.book = book;
        this.accepted = List.copyOf(accepted);
    }

    /** From the next request on these are taken and no others; the book remembers all of them. */
    void accept(List<String> secrets) {
        secrets.forEach(book::remember);
        accepted = List.copyOf(secrets);
    }

    boolean accepts(String secret) {
        return accepted.contains(secret);
    }

    /** Whether they are those of the portal's client, or of another one that is registered. */
    boolean accepts(Registration known, Credentials credentials) {
        return known.clientId().equals(credentials.id())
                ? accepts(credentials.secret())
                : known.isOtherClient(credentials.id(), credentials.secret());
    }

    @Override
    public String toString() {
        return "ClientSecrets[" + accepted.size() + "]";
    }
}

package io.eenjakarta.benchmark.refresh;

/** A library that keeps the tokens of logins, on as many nodes as it was made for. */
interface TokenKeeper extends AutoCloseable {

    String name();

    /** Takes a login over, as at the end of a sign-in. */
    Login open(SignedIn tokens);

    @Override
    default void close() {}

    /** One login, on all nodes. Thread-safe. */
    interface Login {

        /** Has this node read what it keeps in its memory, as by an earlier request. */
        default void look(int node) {}

        /**
         * The access token to call the API with now. Blocks until there is one.
         *
         * @throws Exception when the caller gets none
         */
        String token(int node) throws Exception;
    }
}

package io.eenjakarta.renewal;

/** What holds in every history; the names are those of the requirements. */
enum HistoryRule {
    /**
     * A refresh token is sent once, and a second time only when the answer to the first may be lost and the row counts the
     * second before it is sent; never a third time.
     */
    R1,
    /** A grant needs a login only when the provider said so, or when an answer was lost: a cause that did happen. */
    R2,
    /** Generations grow by one, and each is stored once, with the tokens that the provider gave last. */
    R3,
    /** Nobody takes a living lease, and only who holds the right kills a grant or gives the right back. */
    R4,
    /** Nobody sees tokens that are not in the vault. */
    R5,
    /** When all is well again, whoever asks gets a token that the API takes, unless the only copy of the tokens is gone. */
    R6,
    /** A grant that ended does not come back. */
    R7,
    /** What was fetched for a grant that ended is given back, unless the server that had it died. */
    R8,
    /** While nothing fails, there is one POST for each generation, and for none that nobody wanted to leave. */
    R9,
    /** Nobody waits for ever. */
    R10
}

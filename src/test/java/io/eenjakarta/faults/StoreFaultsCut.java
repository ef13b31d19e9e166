package io.eenjakarta.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A connection breaks after PostgreSQL has committed and before the portal hears of it. */
final class StoreFaultsCut extends StoreFault {

    private static final Duration UNTIL_IT_HAPPENS = Duration.ofSeconds(30);

    StoreFaultsCut() {
        super("database-cut");
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        return List.of(
                cut(
                        bench,
                        "the right to rotate is taken",
                        "UPDATE een_grant SET status = 'ROTATING'",
                        "whose tokens are due: wait for the lease of the lost right, some ten seconds, or are told to try again (503)",
                        "the grant: nothing was sent yet"),
                cut(
                        bench,
                        "new tokens are stored",
                        "UPDATE een_grant SET generation",
                        "whose tokens are due: told to try again (503), for a second or so",
                        "the new tokens: they are found to be stored already"),
                cut(
                        bench,
                        "a login is stored",
                        "INSERT INTO een_grant",
                        "who is signing in: told to try again (503)",
                        "nothing of that one login: its tokens are given back to the provider"));
    }

    private FaultRow cut(FaultBench bench, String when, String statement, String usersSee, String kept)
            throws Exception {
        return play(
                bench,
                "database: the connection is cut after the commit, before the answer, when " + when,
                usersSee,
                kept,
                Duration.ZERO,
                "",
                same -> same.gate().loseAnswerTo(statement).get(UNTIL_IT_HAPPENS.toSeconds(), TimeUnit.SECONDS),
                same -> {});
    }
}

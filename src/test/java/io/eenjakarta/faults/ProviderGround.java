package io.eenjakarta.faults;

import java.io.IOException;
import java.sql.SQLException;

/** What scenarios about the provider have in common, so that one server does for all of them. Not thread-safe. */
final class ProviderGround {

    private ProviderSite site;
    private FaultBench known;
    private ProviderPeople people;

    /** Made when it is first asked for. */
    ProviderSite site() {
        if (site == null) {
            site = new ProviderSite();
        }
        return site;
    }

    /** Some who have signed in at this bench while all was well, and what can be done to them. To be closed. */
    ProviderDrill drill(FaultBench bench) throws IOException, InterruptedException, SQLException {
        if (known != bench) {
            site().well(bench.provider());
            people = new ProviderPeople(bench);
            people.arrive();
            known = bench;
        }
        return new ProviderDrill(bench, site(), people);
    }
}

package io.eenjakarta.faults;

import java.util.List;

/** What can be wrong with the provider and on the way there, on one server for all of it. */
enum ProviderFaults {
    ;

    /** In the order in which they are to be played. */
    static List<FaultScenario> all() {
        ProviderGround ground = new ProviderGround();
        return List.of(
                new ProviderFaultsNames(ground),
                new ProviderFaultsOutage(ground),
                new ProviderFaultsElsewhere(ground),
                new ProviderFaultsTls(ground),
                new ProviderFaultsClock(ground),
                new ProviderFaultsHeap(ground));
    }
}

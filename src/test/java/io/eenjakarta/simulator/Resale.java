package io.eenjakarta.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A reseller and customers of theirs, beside what a simulator has already. */
public final class Resale {
    /** "Watchful Resale", which has no camera. */
    public static final String ACCOUNT = "00009900";

    /** The one user there. */
    public static final DemoData.User RITA = new DemoData.User(
            "ca0f99aa", "rita@example.com", "rita-demo", "Rita", "Marsh", ACCOUNT, Set.copyOf(DemoData.PERMISSIONS));

    private Resale() {}

    /**
     * The same, where all accounts are customers of "Watchful Resale", and so are as many shops without a camera: {@code
     * 00003001}, "Corner Shop 01", and so on. The seventh is switched off.
     */
    public static DemoData of(DemoData data, int shops) {
        List<DemoData.Account> accounts = new ArrayList<>();
        data.accounts().forEach(one -> accounts.add(customer(one.id(), one.name(), one.timeZone(), "active")));
        accounts.add(new DemoData.Account(ACCOUNT, "Watchful Resale", "Europe/London", "", "reseller", "active"));
        for (int i = 1; i <= shops; i++) {
            String state = i == 7 ? "accountDisabled" : "active";
            accounts.add(customer("%08d".formatted(3000 + i), "Corner Shop %02d".formatted(i), "Europe/London", state));
        }
        List<DemoData.User> users = new ArrayList<>(data.users());
        users.add(RITA);
        return new DemoData(accounts, users, data.locations(), data.cameras());
    }

    private static DemoData.Account customer(String id, String name, String zone, String status) {
        return new DemoData.Account(id, name, zone, ACCOUNT, "endUserAccount", status);
    }
}

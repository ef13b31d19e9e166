package io.eenjakarta.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * "Skyline Security" and its user, who sees the accounts below, and no camera until they switch to one of them. The API of
 * accounts that somebody switched to is at {@link #API_HOST}, and nowhere else.
 */
public final class Reseller {
    /** Of "Skyline Security". */
    public static final String ACCOUNT = "00000042";

    public static final String EMAIL = "rhea@example.com";
    public static final String PASSWORD = "rhea-demo";

    /** The simulator answers here as well as at the name of its origin. */
    public static final String API_HOST = "127.0.0.1";

    private static final List<String> TRADES = List.of(
            "Bakery", "Bookshop", "Brewery", "Cinema", "Depot", "Garage", "Gallery", "Hotel", "Library", "Museum");
    private static final List<String> PLACES =
            List.of("Ashford", "Birkdale", "Calder", "Dunmore", "Elmstead", "Fairhaven", "Glenrock");
    private static final Instant INSTALLED = Instant.parse("2025-02-01T09:30:00Z");

    private Reseller() {}

    /** All accounts are below, and so many more, each with two cameras, with names in no order. */
    public static DemoData above(DemoData data, int more) {
        List<DemoData.Account> accounts = new ArrayList<>();
        for (DemoData.Account account : data.accounts()) {
            accounts.add(new DemoData.Account(account.id(), account.name(), account.timeZone(), ACCOUNT));
        }
        List<DemoData.Camera> cameras = new ArrayList<>(data.cameras());
        for (int i = 0; i < more; i++) {
            String id = "%08d".formatted(50_001 + i);
            int number = i * 37 % more;
            String name = TRADES.get(number % TRADES.size()) + " " + PLACES.get(number / TRADES.size() % PLACES.size())
                    + (number < TRADES.size() * PLACES.size() ? "" : " " + number);
            accounts.add(new DemoData.Account(id, name, "Europe/Dublin", ACCOUNT));
            cameras.add(camera(id, i, 1, "Entrance"));
            cameras.add(camera(id, i, 2, "Back yard"));
        }
        accounts.add(new DemoData.Account(ACCOUNT, "Skyline Security", "Europe/Dublin"));
        List<DemoData.User> users = new ArrayList<>(data.users());
        users.add(new DemoData.User(
                "ca0f0042",
                EMAIL,
                PASSWORD,
                "Rhea",
                "Lindqvist",
                ACCOUNT,
                Set.of("editAccounts", "viewLiveVideo", "viewHistoricVideo")));
        return new DemoData(accounts, users, data.locations(), cameras);
    }

    /** Those below an account, by name. */
    static List<DemoData.Account> accountsBelow(DemoData data, String accountId) {
        return data.accounts().stream()
                .filter(account -> accountId.equals(account.resellerId()))
                .sorted(Comparator.comparing(DemoData.Account::name))
                .toList();
    }

    static boolean isReseller(DemoData data, String accountId) {
        return data.accounts().stream().anyMatch(account -> accountId.equals(account.resellerId()));
    }

    private static DemoData.Camera camera(String account, int index, int number, String name) {
        return new DemoData.Camera(
                "200%04x%01x".formatted(index, number),
                account,
                name,
                "2001b1%02x".formatted(index % 256),
                null,
                INSTALLED,
                "online");
    }
}

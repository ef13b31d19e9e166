package io.eenjakarta.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Accounts, users, locations and cameras of the simulated provider. All but the accounts belong to one account. */
public record DemoData(List<Account> accounts, List<User> users, List<Location> locations, List<Camera> cameras) {
    /** What the API may report as permission; a user has some of them. */
    static final List<String> PERMISSIONS = List.of(
            "administrator",
            "editAccounts",
            "editUsers",
            "editCameras",
            "editLayouts",
            "viewLiveVideo",
            "viewHistoricVideo",
            "downloadVideo");

    private static final List<String> AREAS = List.of("Berth", "Crane", "Fence", "Lane", "Stack", "Warehouse");
    private static final Instant INSTALLED = Instant.parse("2024-03-15T07:59:22.946Z");

    public DemoData {
        accounts = List.copyOf(accounts);
        users = List.copyOf(users);
        locations = List.copyOf(locations);
        cameras = List.copyOf(cameras);
    }

    /**
     * @param id eight digits, zero-padded; with CameraManager a whole number
     * @param resellerId the account that this one is below; null for none
     */
    public record Account(String id, String name, String timeZone, String resellerId) {
        public Account(String id, String name, String timeZone) {
            this(id, name, timeZone, null);
        }
    }

    /** @param id eight hexadecimal digits; with CameraManager a whole number */
    public record User(
            String id,
            String email,
            String password,
            String firstName,
            String lastName,
            String accountId,
            Set<String> permissions) {
        @Override
        public String toString() {
            return "User[" + id + ", " + email + "]";
        }
    }

    /** @param id a UUID */
    public record Location(String id, String accountId, String name, String city, String country) {}

    /**
     * @param id eight hexadecimal digits; with CameraManager a whole number
     * @param locationId null for none
     * @param bridgeId with CameraManager, which has no bridges, the number of the zone
     * @param connectionStatus online, deviceOffline, invalidCredentials, bridgeOffline, off, error or unknown
     */
    public record Camera(
            String id,
            String accountId,
            String name,
            String bridgeId,
            String locationId,
            Instant created,
            String connectionStatus) {
        public boolean online() {
            return connectionStatus.equals("online");
        }
    }

    /**
     * "Harbour Logistics" with two users, three locations and fourteen cameras, "Northside Clinic" with one user, one location
     * and three cameras.
     */
    public static DemoData demo() {
        Set<String> all = Set.copyOf(PERMISSIONS);
        Set<String> view = Set.of("viewLiveVideo", "viewHistoricVideo");
        String harbour = "00001106";
        String clinic = "00002207";
        return new DemoData(
                List.of(
                        new Account(harbour, "Harbour Logistics", "Europe/Amsterdam"),
                        new Account(clinic, "Northside Clinic", "America/Chicago")),
                List.of(
                        new User("ca0f61ab", "ada@example.com", "ada-demo", "Ada", "Brandt", harbour, all),
                        new User("ca0f61ac", "grace@example.com", "grace-demo", "Grace", "Okafor", harbour, view),
                        new User("ca0f72b1", "linus@example.com", "linus-demo", "Linus", "Moreno", clinic, all)),
                List.of(
                        new Location(location(1), harbour, "Quays", "Rotterdam", "NL"),
                        new Location(location(2), harbour, "Terminal yard", "Rotterdam", "NL"),
                        new Location(location(3), harbour, "Landside", "Schiedam", "NL"),
                        new Location(location(4), clinic, "Main building", "Chicago", "USA")),
                List.of(
                        harbourCamera(1, "Main gate", "online"),
                        harbourCamera(2, "Quay 1 east", "online"),
                        harbourCamera(3, "Quay 1 west", "online"),
                        harbourCamera(4, "Quay 2 crane", "online"),
                        harbourCamera(5, "Container yard A", "online"),
                        harbourCamera(6, "Container yard B", "online"),
                        harbourCamera(7, "Weighbridge", "online"),
                        harbourCamera(8, "Customs office", "online"),
                        harbourCamera(9, "Cold store 1", "deviceOffline"),
                        harbourCamera(10, "Cold store 2", "online"),
                        harbourCamera(11, "Staff car park", "bridgeOffline"),
                        harbourCamera(12, "Fuel station", "invalidCredentials"),
                        harbourCamera(13, "Rail siding", "off"),
                        harbourCamera(14, "Workshop", "error"),
                        clinicCamera(1, "Reception", "online"),
                        clinicCamera(2, "Ambulance bay", "online"),
                        clinicCamera(3, "Pharmacy", "deviceOffline")));
    }

    /** For CameraManager: "Polder Retail" with two users and five cameras, "Dune Hotel" with one user and three cameras. */
    public static DemoData cameraManager() {
        String retail = "71001";
        String hotel = "71002";
        return new DemoData(
                List.of(
                        new Account(retail, "Polder Retail", "Europe/Amsterdam"),
                        new Account(hotel, "Dune Hotel", "Europe/Lisbon")),
                List.of(
                        new User("52301", "mia@example.com", "mia-demo", "Mia", "Visser", retail, Set.of()),
                        new User("52302", "noor@example.com", "noor-demo", "Noor", "Bakker", retail, Set.of()),
                        new User("52417", "rui@example.com", "rui-demo", "Rui", "Tavares", hotel, Set.of())),
                List.of(),
                List.of(
                        zoneCamera(381001, retail, "Shop floor", "online"),
                        zoneCamera(381002, retail, "Tills", "online"),
                        zoneCamera(381003, retail, "Storeroom", "deviceOffline"),
                        zoneCamera(381004, retail, "Loading bay", "online"),
                        zoneCamera(381005, retail, "Car park", "online"),
                        zoneCamera(392001, hotel, "Lobby", "online"),
                        zoneCamera(392002, hotel, "Pool", "deviceOffline"),
                        zoneCamera(392003, hotel, "Garage", "online")));
    }

    private static Camera zoneCamera(int id, String account, String name, String status) {
        return new Camera(String.valueOf(id), account, name, account + "1", null, INSTALLED, status);
    }

    /**
     * The same with so many more users: {@code user-0001@example.com} with the password {@code user-0001-demo}, and so
     * on, all of the first account.
     */
    public DemoData withUsers(int more) {
        List<User> all = new ArrayList<>(users);
        for (int i = 1; i <= more; i++) {
            String number = "%04d".formatted(i);
            String name = "user-" + number;
            all.add(new User(
                    "ca%06x".formatted(i),
                    name + "@example.com",
                    name + "-demo",
                    "User",
                    number,
                    accounts.get(0).id(),
                    Set.of("viewLiveVideo")));
        }
        return new DemoData(accounts, all, locations, cameras);
    }

    /** The same, but the first account has so many cameras, at its locations in turn; never fewer than it had. */
    public DemoData withCameras(int count) {
        String account = accounts.get(0).id();
        List<Location> places = locationsOf(account);
        List<Camera> all = new ArrayList<>(cameras);
        for (int i = 1; i <= count - camerasOf(account).size(); i++) {
            all.add(new Camera(
                    "100f%04x".formatted(i),
                    account,
                    AREAS.get(i % AREAS.size()) + " %03d".formatted(i),
                    "1002a6%02x".formatted(i / 50),
                    places.get(i % places.size()).id(),
                    INSTALLED,
                    i % 25 == 0 ? "deviceOffline" : i % 40 == 1 ? "off" : "online"));
        }
        return new DemoData(accounts, users, locations, all);
    }

    private static String location(int number) {
        return "2428fda3-389f-48ce-b062-85875dd6b2e" + number;
    }

    private static Camera harbourCamera(int number, String name, String status) {
        int place = number <= 4 ? 1 : number <= 10 ? 2 : 3;
        return new Camera(
                "100d4c%02x".formatted(0x40 + number),
                "00001106",
                name,
                "1002a5e1",
                location(place),
                INSTALLED,
                status);
    }

    private static Camera clinicCamera(int number, String name, String status) {
        return new Camera(
                "100e7a%02x".formatted(0x10 + number), "00002207", name, "1003b8f2", location(4), INSTALLED, status);
    }

    /** E-mail addresses are compared without regard to case, passwords exactly. */
    public Optional<User> signIn(String email, String password) {
        String wanted = email.strip().toLowerCase(Locale.ROOT);
        return users.stream()
                .filter(user -> user.email().equals(wanted) && user.password().equals(password))
                .findFirst();
    }

    public Account account(String id) {
        return accounts.stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public List<Location> locationsOf(String accountId) {
        return locations.stream()
                .filter(location -> location.accountId().equals(accountId))
                .toList();
    }

    /** Empty for a camera without one. */
    String locationName(Camera camera) {
        return locations.stream()
                .filter(location -> location.id().equals(camera.locationId()))
                .map(Location::name)
                .findFirst()
                .orElse("");
    }

    public List<Camera> camerasOf(String accountId) {
        return cameras.stream()
                .filter(camera -> camera.accountId().equals(accountId))
                .toList();
    }
}

package io.eenjakarta.lifecycle;

import io.eenjakarta.simulator.DemoData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One grant and everything that happened to it. The times are those of the portal's clock. Not thread-safe. */
final class Member {

    static final Duration IDLE_LIFE = Duration.ofDays(14);
    static final Duration LIFE = Duration.ofDays(90);

    private final Kind kind;
    /** Its place among those of its kind. */
    private final int number;

    private final DemoData.User user;
    private final int hour;
    private String grant;
    private Instant login;
    private final List<Instant> refreshes = new ArrayList<>();
    private final Set<Instant> uses = new HashSet<>();
    private final List<Integer> announced = new ArrayList<>();
    private final List<Instant> needsLogin = new ArrayList<>();

    Member(Kind kind, int number, DemoData.User user, int hour) {
        this.kind = kind;
        this.number = number;
        this.user = user;
        this.hour = hour;
    }

    Kind kind() {
        return kind;
    }

    DemoData.User user() {
        return user;
    }

    String grant() {
        return grant;
    }

    /** The hour of the quarter in which it is connected. */
    int hour() {
        return hour;
    }

    void connected(String id, Instant at) {
        grant = id;
        login = at;
    }

    boolean isUsedIn(int now) {
        int hours = 24 * kind.everyDays();
        return hours > 0 && needsLogin.isEmpty() && now > hour && (now - hour) % hours == 0;
    }

    boolean isKilledIn(int now) {
        return kind.killedOnDay() > 0 && now == 24 * (kind.killedOnDay() + number);
    }

    void used(Instant at) {
        uses.add(at);
    }

    void told(String event, Instant at, int days) {
        switch (event) {
            case "GrantRotated" -> refreshes.add(at);
            case "GrantExpiring" -> announced.add(days);
            case "GrantNeedsLogin" -> needsLogin.add(at);
            default -> throw new IllegalStateException(event + " of " + grant);
        }
    }

    int refreshes() {
        return refreshes.size();
    }

    List<Integer> announced() {
        return announced;
    }

    List<Instant> needsLogin() {
        return needsLogin;
    }

    Instant end() {
        return login.plus(LIFE);
    }

    /** Refreshes without which a call would have had no token, or the grant would have died before its end. */
    int needed() {
        int needed = 0;
        for (int i = 0; i < refreshes.size(); i++) {
            Instant next = i + 1 < refreshes.size() ? refreshes.get(i + 1) : end();
            boolean called = uses.contains(refreshes.get(i));
            if (called || Duration.between(before(i), next).compareTo(IDLE_LIFE) > 0) {
                needed++;
            }
        }
        return needed;
    }

    /** As few as somebody could do with who knows the future: those of calls, and between them one in fourteen days. */
    int least() {
        long calls = refreshes.stream().filter(uses::contains).count();
        return (int) calls + (kind == Kind.IDLE ? (int) (LIFE.toDays() - 1) / (int) IDLE_LIFE.toDays() : 0);
    }

    /** Whether its tokens were left unused for too long while it could have lived. */
    boolean isLost() {
        boolean lost = kind.livesNinetyDays() && needsLogin.stream().anyMatch(at -> at.isBefore(end()));
        for (int i = 0; i <= refreshes.size() && kind.livesNinetyDays(); i++) {
            Instant next = i < refreshes.size() ? refreshes.get(i) : end();
            lost |= Duration.between(before(i), next).compareTo(IDLE_LIFE) > 0;
        }
        return lost;
    }

    private Instant before(int refresh) {
        return refresh == 0 ? login : refreshes.get(refresh - 1);
    }
}

package io.eenjakarta.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Ninety-five days, hour after hour: grants are connected in the first two, some are used, some die, the others rest. */
final class Quarter {

    static final int DAYS = 95;

    private static final int CONNECTING_HOURS = 48;
    private static final Duration HOUR = Duration.ofHours(1);
    /** Before the first grant ends by its age. */
    private static final int LAST_LIVING_HOUR = 24 * 90 - 1;

    private final QuarterPortal portal;
    private final QuarterProviders providers;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Member> byGrant = new HashMap<>();
    private final AtomicInteger uses = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private int alive;

    Quarter(QuarterPortal portal, QuarterProviders providers) {
        this.portal = portal;
        this.providers = providers;
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.grants(); i++) {
                int index = members.size();
                members.add(new Member(kind, i, providers.user(kind, index), index % CONNECTING_HOURS));
            }
        }
    }

    /** How many there are. */
    static int grants() {
        int all = 0;
        for (Kind kind : Kind.values()) {
            all += kind.grants();
        }
        return all;
    }

    void play() {
        members.stream()
                .filter(member -> member.kind().permanent())
                .forEach(member ->
                        providers.eagleEye().book().keepTokensOf(member.user().email()));
        Instant now = portal.now();
        for (int hour = 0; hour < 24 * DAYS; hour++) {
            providers.set(now);
            happens(hour, now);
            now = now.plus(HOUR);
            providers.set(now);
            note(portal.advance(now));
            if (hour == LAST_LIVING_HOUR - 1) {
                alive = providers.eagleEye().book().liveRefreshTokens().size();
            }
        }
    }

    private void happens(int hour, Instant now) {
        for (Member member : members) {
            if (member.hour() == hour) {
                member.connected(portal.connect(member, providers.code(member), QuarterProviders.VERIFIER), now);
                byGrant.put(member.grant(), member);
            }
            if (member.isKilledIn(hour)) {
                providers.eagleEye().book().killGrantsOf(member.user().email());
            }
        }
        members.parallelStream().filter(member -> member.isUsedIn(hour)).forEach(member -> {
            uses.incrementAndGet();
            if (portal.use(member)) {
                served.incrementAndGet();
            }
            member.used(now);
        });
    }

    private void note(String events) {
        events.lines().map(line -> line.split(" ")).forEach(part -> byGrant.get(part[0])
                .told(part[1], Instant.ofEpochMilli(Long.parseLong(part[2])), Integer.parseInt(part[3])));
    }

    List<Member> members() {
        return members;
    }

    int uses() {
        return uses.get();
    }

    int served() {
        return served.get();
    }

    /** Grants of Eagle Eye Networks that the provider itself held for alive when the first of them was ninety days old. */
    int alive() {
        return alive;
    }
}

package io.eenjakarta.lifecycle;

import io.eenjakarta.simulator.PostLog;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What came of a quarter, in numbers, and which promises it broke. */
final class QuarterReport {

    private static final List<Integer> MARKS = List.of(14, 7, 1);

    private final Quarter quarter;
    private final PostLog eagleEye;
    private final PostLog cameraManager;
    private final List<String> broken = new ArrayList<>();

    QuarterReport(Quarter quarter, QuarterProviders providers) {
        this.quarter = quarter;
        this.eagleEye = providers.eagleEye().posts();
        this.cameraManager = providers.cameraManager().posts();
    }

    /** What must not be there is; empty when all is well. */
    List<String> broken() {
        for (Member member : quarter.members()) {
            check(member);
        }
        expect("grants lost", 0, lost());
        expect("grants alive at the provider just before the ninetieth day", expectedAlive(), quarter.alive());
        expect("refreshes beyond those that were needed", 0, sum(Member::refreshes) - sum(Member::needed));
        expect("requests for refreshes", sum(Member::refreshes) + needsLogin(), posts(eagleEye) + posts(cameraManager));
        expect("requests that were refused", needsLogin(), refused());
        expect("refresh tokens sent twice", 0, eagleEye.refreshTokensSentTwice().size() - permanentTokens());
        return broken;
    }

    private void check(Member member) {
        String name = member.kind() + " grant connected in hour " + member.hour();
        List<Integer> announced = member.kind().livesNinetyDays() ? MARKS : List.of();
        if (!member.announced().equals(announced)) {
            broken.add(name + " was announced at " + member.announced());
        }
        boolean ends = member.kind().livesNinetyDays() || member.kind().killedOnDay() > 0;
        if (member.needsLogin().size() != (ends ? 1 : 0)) {
            broken.add(name + " was said to need a login " + member.needsLogin().size() + " times");
        }
    }

    private void expect(String what, int expected, int found) {
        if (expected != found) {
            broken.add(what + ": " + found + " instead of " + expected);
        }
    }

    private static int expectedAlive() {
        int alive = 0;
        for (Kind kind : Kind.values()) {
            alive += kind.livesNinetyDays() || kind.permanent() ? kind.grants() : 0;
        }
        return alive;
    }

    /** Those that came more than once, rightly: they stay. */
    private int permanentTokens() {
        return (int) quarter.members().stream()
                .filter(member -> member.kind().permanent() && member.refreshes() > 1)
                .count();
    }

    private int lost() {
        return (int) quarter.members().stream().filter(Member::isLost).count();
    }

    private int needsLogin() {
        return sum(member -> member.needsLogin().size());
    }

    private static int posts(PostLog log) {
        return log.tokenPosts("refresh_token").size();
    }

    private int refused() {
        return (int) eagleEye.tokenPosts("refresh_token").stream()
                .filter(post -> post.status() != 200)
                .count();
    }

    private int sum(ToIntFunction<Member> figure) {
        return quarter.members().stream().mapToInt(figure).sum();
    }

    void write(Path file, long seconds) throws IOException {
        Files.createDirectories(file.getParent());
        Map<String, Object> pretty = Map.of(JsonGenerator.PRETTY_PRINTING, true);
        try (JsonWriter writer = Json.createWriterFactory(pretty).createWriter(Files.newBufferedWriter(file))) {
            writer.write(json(seconds));
        }
    }

    private JsonObject json(long seconds) {
        JsonObjectBuilder kinds = Json.createObjectBuilder();
        for (Kind kind : Kind.values()) {
            List<Member> these = quarter.members().stream()
                    .filter(member -> member.kind() == kind)
                    .toList();
            kinds.add(
                    kind.name().toLowerCase(Locale.ROOT),
                    Json.createObjectBuilder()
                            .add("grants", these.size())
                            .add(
                                    "refreshes",
                                    these.stream().mapToInt(Member::refreshes).sum())
                            .add(
                                    "refreshes_needed",
                                    these.stream().mapToInt(Member::needed).sum()));
        }
        return Json.createObjectBuilder()
                .add("days", Quarter.DAYS)
                .add("grants", quarter.members().size())
                .add("calls", quarter.uses())
                .add("calls_served", quarter.served())
                .add("refreshes", sum(Member::refreshes))
                .add("refreshes_needed", sum(Member::needed))
                .add("refreshes_with_foresight", sum(Member::least))
                .add("refreshes_refused", refused())
                .add("announced", sum(member -> member.announced().size()))
                .add("needs_login", needsLogin())
                .add("lost", lost())
                .add("by_kind", kinds)
                .add("broken", Json.createArrayBuilder(broken))
                .add("seconds", seconds)
                .build();
    }
}

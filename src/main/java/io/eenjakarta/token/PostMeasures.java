package io.eenjakarta.token;

import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.telemetry.Work;
import jakarta.ws.rs.core.Form;
import java.util.List;

/**
 * How requests to a provider's token end point are measured: once each, however many client secrets were tried, by one of a
 * few outcomes. A replay has outcomes of its own, so that a lost reply is seen: {@code recovered} brought tokens after all,
 * {@code replayed} did not.
 */
final class PostMeasures {

    static final String SUCCESS = "success";
    static final String RECOVERED = "recovered";

    private static final List<String> OUTCOMES =
            List.of(SUCCESS, "refused", "misconfigured", "unavailable", "undecided", RECOVERED, "replayed");
    private static final List<String> OF_A_CODE = OUTCOMES.subList(0, 5);
    private static final String PROBE = "probe";
    private static final String SWITCH = "switch";

    private final Telemetry telemetry;
    private final Tag provider;

    PostMeasures(Telemetry telemetry, String provider) {
        this.telemetry = telemetry;
        this.provider = Tag.provider(provider);
        OF_A_CODE.forEach(outcome -> expect("authorization_code", outcome));
        OUTCOMES.forEach(outcome -> expect("refresh_token", outcome));
    }

    private void expect(String grantType, String outcome) {
        telemetry.count(Measure.TOKEN_POSTS, 0, provider, Tag.grantType(grantType), Tag.outcome(outcome));
    }

    Running begin(Form form) {
        return telemetry.begin(
                Work.TOKEN_POST, provider, Tag.grantType(form.asMap().getFirst("grant_type")));
    }

    Running beginProbe() {
        return telemetry.begin(Work.TOKEN_POST, provider, Tag.grantType(PROBE));
    }

    static void ended(Running post, TokenOutcome outcome, boolean replay) {
        if (outcome instanceof TokenOutcome.Granted) {
            post.succeeded(replay ? RECOVERED : SUCCESS);
        } else {
            post.failed(replay ? "replayed" : word(outcome));
        }
    }

    Running beginSwitch() {
        return telemetry.begin(Work.TOKEN_POST, provider, Tag.grantType(SWITCH));
    }

    static void ended(Running post, SwitchOutcome outcome) {
        if (outcome instanceof SwitchOutcome.Granted) {
            post.succeeded(SUCCESS);
        } else if (outcome instanceof SwitchOutcome.Misconfigured) {
            post.failed("misconfigured");
        } else {
            post.failed(outcome instanceof SwitchOutcome.Unavailable ? "unavailable" : "refused");
        }
    }

    static void ended(Running post, Probe probe) {
        switch (probe) {
            case CLIENT_ACCEPTED -> post.succeeded(SUCCESS);
            case CLIENT_REFUSED -> post.failed("misconfigured");
            default -> post.failed("unavailable");
        }
    }

    private static String word(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Refused) {
            return "refused";
        }
        if (outcome instanceof TokenOutcome.Misconfigured) {
            return "misconfigured";
        }
        return outcome instanceof TokenOutcome.Undecided ? "undecided" : "unavailable";
    }
}

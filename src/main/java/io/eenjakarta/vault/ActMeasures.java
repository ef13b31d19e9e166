package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import java.util.Locale;

/** Counts what is written down: sign-ins by outcome and log code, everything else as a change of a grant. */
final class ActMeasures {

    private static final String SUCCESS = "success";

    private final Telemetry telemetry;

    ActMeasures(Telemetry telemetry) {
        this.telemetry = telemetry;
        attempt(0, SUCCESS, LogCode.LOGIN_DONE.code());
    }

    void count(Occurrence what) {
        switch (what.act()) {
            case LOGIN, CONNECTED -> attempt(1, SUCCESS, what.code());
            case LOGIN_REFUSED, REFUSED -> attempt(1, "refused", what.code());
            default ->
                telemetry.count(
                        Measure.GRANT_CHANGES,
                        1,
                        Tag.change(what.act().name().toLowerCase(Locale.ROOT)),
                        Tag.provider(what.provider()));
        }
    }

    private void attempt(long amount, String outcome, String code) {
        telemetry.count(Measure.LOGIN_ATTEMPTS, amount, Tag.outcome(outcome), Tag.code(code));
    }
}

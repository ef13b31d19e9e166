package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * What a health check has found. Immutable; no secret.
 *
 * @param state in a few words, always the same ones: the documentation lists them
 * @param cause why it is so; empty when all is well
 * @param advice what to do about it; empty when there is nothing to do
 * @param facts numbers and times
 */
record Finding(String state, String cause, String advice, Map<String, String> facts) {

    Finding {
        facts = new LinkedHashMap<>(facts);
    }

    /** Nothing to see to. */
    static Finding well(String state) {
        return new Finding(state, "", "", Map.of());
    }

    /** Something to see to. */
    static Finding unwell(String state, String cause, String advice) {
        return new Finding(state, cause, advice, Map.of());
    }

    /** The same as the log tells it. */
    static Finding unwell(String state, LogCode code, String detail) {
        return unwell(state, code.line(detail), code.advice());
    }

    /** With another fact. */
    Finding with(String name, Object fact) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, fact.toString());
        return new Finding(state, cause, advice, more);
    }

    /** The answer of a check that tells and does not decide. */
    HealthCheckResponse told(String name) {
        return decided(name, true);
    }

    /** The answer of a check that decides. */
    HealthCheckResponse decided(String name, boolean up) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named(name).status(up).withData("state", state);
        if (!cause.isEmpty()) {
            response.withData("cause", cause);
        }
        if (!advice.isEmpty()) {
            response.withData("advice", advice);
        }
        facts.forEach(response::withData);
        return response.build();
    }
}

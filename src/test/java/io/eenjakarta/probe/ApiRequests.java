package io.eenjakarta.probe;

import java.net.URI;
import java.net.http.HttpRequest;

/** GETs of the API. What they bring about people and cameras is known to the redaction from then on. */
record ApiRequests(Calls calls, Redaction redaction) {
    static final String ROOT = "/api/v3.0/";

    Reaction get(URI base, String resource, String bearer) {
        return get(base.resolve(ROOT + resource), bearer);
    }

    Reaction get(URI at, String bearer) {
        redaction.secret(bearer);
        Reaction reaction = calls.send(request(at).header("Authorization", "Bearer " + bearer));
        if (reaction.ok()) {
            reaction.json().ifPresent(redaction::know);
        }
        return reaction;
    }

    Reaction getWithoutToken(URI base, String resource) {
        return calls.send(request(base.resolve(ROOT + resource)));
    }

    private static HttpRequest.Builder request(URI at) {
        return HttpRequest.newBuilder(at).header("Accept", "application/json");
    }
}

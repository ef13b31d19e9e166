package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.vault.Grant;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/** The JSON texts of {@code GET /session}. */
final class SessionJson {

    static final JsonObject TRY_LATER = JsonAnswer.BUILDERS
            .createObjectBuilder()
            .add("error", "temporarily_unavailable")
            .build();

    private SessionJson() {}

    /** Nobody is logged in; where a login begins. */
    static JsonObject loginRequired(String contextPath) {
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("error", "login_required")
                .add("login", contextPath + "/sign-in")
                .build();
    }

    /**
     * Who is logged in. {@code account} and {@code expires} are null until they are known; {@code shownAccount} is there only while it
     * is not {@code account}.
     */
    static JsonObject of(Caller caller, Grant grant, Optional<SwitchedAccount> switched) {
        JsonArrayBuilder groups = JsonAnswer.BUILDERS.createArrayBuilder();
        caller.groups().stream().sorted().forEach(groups::add);
        JsonObjectBuilder json = JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("caller", caller.name())
                .add("name", caller.shownName())
                .add("groups", groups)
                .add("provider", grant.provider());
        grant.owner().ifPresentOrElse(owner -> json.add("account", owner.account()), () -> json.addNull("account"));
        grant.tokens()
                .expiresAt()
                .map(Instant::toString)
                .ifPresentOrElse(expires -> json.add("expires", expires), () -> json.addNull("expires"));
        switched.ifPresent(shown -> json.add("shownAccount", shown.account()));
        return json.add("generation", grant.generation())
                .add("signedInSince", caller.since().toString())
                .build();
    }
}

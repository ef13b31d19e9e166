package io.eenjakarta.probe;

import io.eenjakarta.provider.EagleEyeProvider;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Three sign-ins, for which the browser is sent to the provider and back three times: one as a portal does it, one without
 * PKCE, one with a wrong verifier. A user who is signed in there after the first sees no page for the others.
 */
final class SignInQuestions {
    private static final int JWT_PARTS = 3;

    /**
     * What is left of them.
     *
     * @param plain of the sign-in without PKCE
     * @param plainCode its code, used
     */
    record Grants(
            Optional<ProbedGrant> usual,
            Optional<ProbedGrant> plain,
            Optional<String> plainCode,
            Optional<ProbedGrant> checked) {}

    private final EagleEyeProvider provider;
    private final TokenRequests tokens;
    private final Findings findings;
    private final Redaction redaction;
    private final Duration patience;
    private final List<String> states = new ArrayList<>();
    private boolean statesSame = true;

    SignInQuestions(
            EagleEyeProvider provider,
            TokenRequests tokens,
            Findings findings,
            Redaction redaction,
            Duration patience) {
        this.provider = provider;
        this.tokens = tokens;
        this.findings = findings;
        this.redaction = redaction;
        this.patience = patience;
    }

    /** The three, in their order. */
    static List<SignIn> signIns() {
        return List.of(SignIn.withPkce(), SignIn.withoutPkce(), SignIn.withPkce());
    }

    /**
     * Blocks until the user has signed in.
     *
     * @param signIns those of {@link #signIns()}, for which the port waits
     * @param browser is given the address to open
     * @throws Stopped when nobody signs in in time
     */
    Grants ask(CallbackPort port, List<SignIn> signIns, Consumer<URI> browser) {
        try {
            browser.accept(signIns.get(0).authorize(provider));
            Optional<ProbedGrant> first = usual(returned(port, "The first"), signIns.get(0));
            Returned second = returned(port, "The one without PKCE");
            Optional<ProbedGrant> without = plain(second);
            Optional<ProbedGrant> third = checked(returned(port, "The third"), signIns.get(2));
            return new Grants(first, without, second.usableCode(), third);
        } finally {
            state();
        }
    }

    private Returned returned(CallbackPort port, String which) {
        Returned returned = port.await(patience)
                .orElseThrow(() -> new Stopped("Nobody came back from a sign-in within " + patience.toMinutes()
                        + " minutes. If the provider showed an error page: is the redirect URI registered, character for"
                        + " character?"));
        returned.code().ifPresent(redaction::secret);
        statesSame &= returned.stateSame();
        states.add(which + " brought " + redaction.sentence(String.join(", ", returned.names()))
                + (returned.stateSame() ? "." : ", and not the state that was sent."));
        return returned;
    }

    private void state() {
        if (!states.isEmpty()) {
            findings.add(
                    Question.STATE,
                    "sign-ins with a random state, one of them with blanks, slashes, plus and percent signs in it",
                    Agreement.of(statesSame),
                    String.join(" ", states));
        }
    }

    private Optional<ProbedGrant> usual(Returned returned, SignIn signIn) {
        if (returned.usableCode().isEmpty()) {
            findings.add(Question.PKCE_ACCEPTED, "a sign-in with a challenge", Agreement.NO, without(returned));
            return Optional.empty();
        }
        Reaction reaction = tokens.code(returned.usableCode().get(), signIn.verifier());
        Optional<ProbedGrant> grant = ProbedGrant.of(reaction, provider.apiHosts());
        findings.add(
                Question.PKCE_ACCEPTED,
                "a sign-in with a challenge, its code with the verifier and the client secret",
                Agreement.of(grant.isPresent()),
                grant.isPresent() ? "Tokens were issued." : OpenQuestions.refused(reaction),
                reaction);
        if (grant.isPresent()) {
            reply(reaction, grant.get());
            form(grant.get().access());
        }
        return grant;
    }

    private void reply(Reaction reaction, ProbedGrant grant) {
        JsonObject json = reaction.json().orElseThrow();
        boolean named = json.containsKey("httpsBaseUrl");
        boolean complete = grant.refresh().isPresent() && json.containsKey("expires_in");
        findings.add(
                Question.TOKEN_REPLY,
                "the code of a sign-in",
                Agreement.of(complete && (!named || grant.base().isPresent())),
                !named
                        ? "No httpsBaseUrl."
                        : grant.base().isPresent()
                                ? "httpsBaseUrl is " + json.get("httpsBaseUrl").getValueType() + "."
                                : "httpsBaseUrl names a host that een.api-hosts does not allow.",
                reaction);
    }

    private void form(String access) {
        String[] parts = access.split("\\.");
        Optional<JsonObject> claims = parts.length == JWT_PARTS ? decoded(parts[1]) : Optional.empty();
        findings.add(
                Question.TOKEN_FORM,
                "a look at the access token",
                Agreement.EITHER,
                claims.map(json -> "A JWT: header "
                                + decoded(parts[0])
                                        .map(head -> redaction
                                                .of(head, Redaction.Kind.DATA)
                                                .toString())
                                        .orElse("unreadable")
                                + ", claims " + redaction.of(json, Redaction.Kind.DATA))
                        .orElse("An opaque text of " + access.length() + " characters."));
        claims.ifPresent(redaction::know);
    }

    private static Optional<JsonObject> decoded(String part) {
        try (JsonReader reader = Json.createReader(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(part)))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalArgumentException | IllegalStateException notJson) {
            return Optional.empty();
        }
    }

    private Optional<ProbedGrant> plain(Returned returned) {
        if (returned.usableCode().isEmpty()) {
            findings.add(Question.PKCE_REQUIRED, "a sign-in without a challenge", Agreement.EITHER, without(returned));
            return Optional.empty();
        }
        Reaction reaction = tokens.code(returned.usableCode().get(), Optional.empty());
        Optional<ProbedGrant> grant = ProbedGrant.of(reaction, provider.apiHosts());
        findings.add(
                Question.PKCE_REQUIRED,
                "a sign-in without a challenge, its code with the client secret",
                Agreement.EITHER,
                grant.isPresent() ? "No: tokens were issued." : "It seems so. " + OpenQuestions.refused(reaction),
                reaction);
        return grant;
    }

    private Optional<ProbedGrant> checked(Returned returned, SignIn signIn) {
        if (returned.usableCode().isEmpty()) {
            findings.notAsked(Question.PKCE_CHECKED, without(returned));
            return Optional.empty();
        }
        String code = returned.usableCode().get();
        Reaction wrong = tokens.code(code, SignIn.withPkce().verifier());
        Optional<ProbedGrant> unchecked = ProbedGrant.of(wrong, provider.apiHosts());
        findings.add(
                Question.PKCE_CHECKED,
                "a sign-in with a challenge, its code with another verifier",
                OpenQuestions.dead(wrong),
                unchecked.isPresent() ? "It is not: tokens were issued." : OpenQuestions.refused(wrong),
                wrong);
        if (unchecked.isPresent()) {
            return unchecked;
        }
        Reaction right = tokens.code(code, signIn.verifier());
        Optional<ProbedGrant> grant = ProbedGrant.of(right, provider.apiHosts());
        findings.add(
                Question.CODE_AFTER_VERIFIER,
                "the same code with the right verifier",
                Agreement.EITHER,
                grant.isPresent() ? "Yes." : "No. " + OpenQuestions.refused(right),
                right);
        return grant;
    }

    private String without(Returned returned) {
        return returned.error()
                .map(error -> "The browser came back with the error " + redaction.sentence(error) + ".")
                .orElse("The browser came back without a code that may be used.");
    }
}

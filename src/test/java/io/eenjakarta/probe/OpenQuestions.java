package io.eenjakarta.probe;

import static io.eenjakarta.probe.Redaction.Kind.PUBLIC;

import io.eenjakarta.provider.EagleEyeProvider;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/** What can be asked before anybody signs in. */
final class OpenQuestions {
    private final EagleEyeProvider provider;
    private final Calls calls;
    private final TokenRequests tokens;
    private final Findings findings;

    OpenQuestions(EagleEyeProvider provider, Calls calls, TokenRequests tokens, Findings findings) {
        this.provider = provider;
        this.calls = calls;
        this.tokens = tokens;
        this.findings = findings;
    }

    /** @throws Stopped also when the provider does not take the client's own credentials */
    void ask() {
        discovery();
        errors();
        Reaction revoked = tokens.revoke(SignIn.random());
        findings.add(
                Question.REVOKE_UNKNOWN,
                "a revocation of a random text",
                Agreement.of(revoked.status() == 200),
                "Status " + revoked.status() + ".",
                revoked);
    }

    private void discovery() {
        Reaction openid = get("/.well-known/openid-configuration");
        boolean same = openid.text("token_endpoint")
                        .filter(provider.tokenEndpoint().toString()::equals)
                        .isPresent()
                && openid.text("authorization_endpoint")
                        .filter(provider.authorizationEndpoint().toString()::equals)
                        .isPresent()
                && openid.text("revocation_endpoint")
                        .filter(provider.revocation().toString()::equals)
                        .isPresent();
        boolean s256 = openid.json()
                .map(json -> json.get("code_challenge_methods_supported"))
                .filter(value ->
                        value instanceof JsonArray methods && methods.stream().anyMatch(OpenQuestions::isS256))
                .isPresent();
        findings.add(
                Question.DISCOVERY_OPENID,
                "a GET without credentials",
                openid.ok() ? Agreement.of(same && s256) : Agreement.EITHER,
                openid.ok()
                        ? "The end points are " + (same ? "" : "not ") + "those of the settings; S256 is "
                                + (s256 ? "" : "not ") + "among the methods."
                        : "There is none.",
                PUBLIC,
                openid);
        Reaction oauth = get("/.well-known/oauth-authorization-server");
        findings.add(
                Question.DISCOVERY_OAUTH, "a GET without credentials", Agreement.EITHER, exists(oauth), PUBLIC, oauth);
        Reaction keys = get("/oauth2/jwks");
        findings.add(Question.SIGNING_KEYS, "a GET without credentials", Agreement.EITHER, exists(keys), keys);
    }

    private static boolean isS256(JsonValue method) {
        return method instanceof JsonString text && text.getString().equals("S256");
    }

    private static String exists(Reaction reaction) {
        return reaction.ok() ? "It is there." : "There is none.";
    }

    private Reaction get(String path) {
        URI at = provider.tokenEndpoint().resolve(path);
        return calls.send(HttpRequest.newBuilder(at).header("Accept", "application/json"));
    }

    private void errors() {
        Reaction secret = tokens.wrongSecret();
        findings.add(
                Question.SECRET_WRONG,
                "a refresh with a random text for the secret and another for the token",
                Agreement.of(secret.says("invalid_client")),
                refused(secret),
                secret);
        Reaction refresh = tokens.refresh(SignIn.random());
        findings.add(Question.REFRESH_UNKNOWN, "a refresh of a random text", dead(refresh), refused(refresh), refresh);
        if (refresh.says("invalid_client")) {
            throw new Stopped("The provider does not take this client id with this client secret.");
        }
        Reaction code = tokens.code(SignIn.random(), Optional.empty());
        findings.add(Question.CODE_UNKNOWN, "a random text as a code", dead(code), refused(code), code);
        Reaction parameter = tokens.refreshWithoutToken();
        findings.add(
                Question.PARAMETER_MISSING,
                "a refresh without refresh_token",
                Agreement.of(parameter.says("invalid_request")),
                refused(parameter),
                parameter);
    }

    /** Whether a token is refused in a way that is understood as the end of a grant. */
    static Agreement dead(Reaction reaction) {
        int status = reaction.status();
        return Agreement.of(reaction.says("invalid_grant") && (status == 400 || status == 401));
    }

    static String refused(Reaction reaction) {
        String error = reaction.text("error")
                .filter(text -> text.matches("[a-z_]{1,40}"))
                .orElse("");
        return "Status " + reaction.status() + (error.isEmpty() ? ", no error code." : ", " + error + ".");
    }
}

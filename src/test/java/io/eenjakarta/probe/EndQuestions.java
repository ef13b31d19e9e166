package io.eenjakarta.probe;

import io.eenjakarta.provider.EagleEyeProvider;
import java.net.URI;
import java.util.Optional;

/**
 * What ends what. Every question ends tokens of one of the probe's own three sign-ins and of nobody else: a provider that
 * takes a repetition for theft ends the grant to which it belongs.
 */
final class EndQuestions {
    private final EagleEyeProvider provider;
    private final TokenRequests tokens;
    private final ApiRequests api;
    private final Findings findings;

    EndQuestions(EagleEyeProvider provider, TokenRequests tokens, ApiRequests api, Findings findings) {
        this.provider = provider;
        this.tokens = tokens;
        this.api = api;
        this.findings = findings;
    }

    /**
     * Asks everything for which there are tokens.
     *
     * @param base of the user's API
     * @param reuse whether used codes and tokens are sent once more
     */
    void ask(SignInQuestions.Grants grants, URI base, boolean reuse) {
        grants.checked().ifPresent(grant -> revocations(grant, base));
        Optional<String> replaced =
                grants.usual().filter(grant -> grant.refresh().isPresent()).flatMap(grant -> refresh(grant, base));
        if (!reuse) {
            findings.notAsked(Question.CODE_REPLAY, "It was left out by -Dprobe.reuse=false.");
            findings.notAsked(Question.REFRESH_REUSE, "It was left out by -Dprobe.reuse=false.");
            return;
        }
        if (grants.plain().isPresent() && grants.plainCode().isPresent()) {
            replay(grants.plain().get(), grants.plainCode().get(), base);
        }
        if (replaced.isPresent()) {
            reuse(grants.usual().orElseThrow().refresh().orElseThrow(), replaced.get());
        }
    }

    private void revocations(ProbedGrant grant, URI base) {
        Reaction revoked = tokens.revoke(grant.access());
        Reaction self = api.get(base, "users/self", grant.access());
        if (grant.refresh().isEmpty()) {
            return;
        }
        Reaction refreshed = tokens.refresh(grant.refresh().get());
        findings.add(
                Question.REVOKE_ACCESS,
                "a revocation of an access token, a GET with it, a refresh of its grant",
                Agreement.of(revoked.status() == 200 && refreshed.ok()),
                "The access token " + dead(self) + ", the refresh token " + dead(refreshed) + ".",
                revoked,
                self,
                refreshed);
        Optional<ProbedGrant> newer = ProbedGrant.of(refreshed, provider.apiHosts());
        if (newer.flatMap(ProbedGrant::refresh).isEmpty()) {
            return;
        }
        String refreshToken = newer.get().refresh().orElseThrow();
        Reaction gone = tokens.revoke(refreshToken);
        Reaction after = api.get(base, "users/self", newer.get().access());
        Reaction again = tokens.refresh(refreshToken);
        findings.add(
                Question.REVOKE_REFRESH,
                "a revocation of a refresh token, a GET with its access token, a refresh",
                Agreement.of(gone.status() == 200 && !again.ok() && OpenQuestions.dead(again) == Agreement.YES),
                "The access token " + dead(after) + ", the refresh token " + dead(again) + ": "
                        + OpenQuestions.refused(again),
                gone,
                after,
                again);
    }

    /** @return the refresh token that came in the place of the one that was sent */
    private Optional<String> refresh(ProbedGrant grant, URI base) {
        String sent = grant.refresh().orElseThrow();
        Reaction refreshed = tokens.refresh(sent);
        Optional<ProbedGrant> newer = ProbedGrant.of(refreshed, provider.apiHosts());
        Optional<String> other = newer.flatMap(ProbedGrant::refresh).filter(token -> !token.equals(sent));
        boolean sameAccess =
                newer.filter(each -> each.access().equals(grant.access())).isPresent();
        findings.add(
                Question.REFRESH,
                "a refresh of the first sign-in",
                Agreement.of(newer.isPresent()),
                newer.isEmpty()
                        ? OpenQuestions.refused(refreshed)
                        : "The refresh token is " + (other.isPresent() ? "a new one" : "the same")
                                + ", the access token " + (sameAccess ? "the same." : "a new one."),
                refreshed);
        if (newer.isPresent() && !sameAccess) {
            Reaction old = api.get(base, "users/self", grant.access());
            findings.add(
                    Question.OLD_ACCESS_TOKEN,
                    "a GET with the access token that was replaced",
                    Agreement.EITHER,
                    "It " + dead(old) + ".",
                    old);
        } else {
            findings.notAsked(Question.OLD_ACCESS_TOKEN, "No access token was replaced.");
        }
        if (newer.isPresent() && other.isEmpty()) {
            findings.notAsked(Question.REFRESH_REUSE, "The refresh token is permanent: using it twice is ordinary.");
        }
        return other;
    }

    private void replay(ProbedGrant grant, String code, URI base) {
        Reaction again = tokens.code(code, Optional.empty());
        Reaction self = api.get(base, "users/self", grant.access());
        findings.add(
                Question.CODE_REPLAY,
                "the used code of the sign-in without PKCE, and a GET with its access token",
                OpenQuestions.dead(again),
                OpenQuestions.refused(again) + " The access token of its first use " + dead(self) + ".",
                again,
                self);
    }

    private void reuse(String used, String current) {
        Reaction again = tokens.refresh(used);
        Reaction newest = tokens.refresh(current);
        findings.add(
                Question.REFRESH_REUSE,
                "a refresh of the refresh token that was replaced, then one of its successor",
                OpenQuestions.dead(again),
                (again.ok() ? "It is taken once more." : OpenQuestions.refused(again)) + " Its successor "
                        + dead(newest) + ".",
                again,
                newest);
    }

    private static String dead(Reaction reaction) {
        return reaction.ok() ? "lives" : "is dead (status " + reaction.status() + ")";
    }
}

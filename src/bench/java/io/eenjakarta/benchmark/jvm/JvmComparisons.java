package io.eenjakarta.benchmark.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which benchmarks stand beside each other. */
final class JvmComparisons {

    /** How many grants are held. */
    static final List<Integer> HELD = List.of(1, 10_000);

    static final String CLOCK = "CurrentTokenBenchmark.clock";

    static final String[] NOTES = {
        "Each error is that of JMH, with 99.9 %. Allocation is that of JMH's profiler gc.",
        "Spring Security, MSAL4J and google-auth are given what they ask for ready made (OAuth2AuthorizeRequest, SilentParameters);"
                + " MSAL4J works on the caller's thread, not on one of a pool. Its one cache holds all accounts.",
        "google-auth's credentials are those of one user: with one held they are in hand, with 10000 in a ConcurrentHashMap by"
                + " the user's name. OAuth2Credentials.getAccessToken() does not look whether its token has expired, so it is"
                + " shown and is none of the three.",
        "pac4j's generic OAuth 2.0 client has no PKCE: its address is shorter, and made without a digest.",
        "A JWE by Nimbus has the algorithm dir and A256GCM, ours AES-256-GCM as well; ours is bound to a name or to a grant and its"
                + " generation, too. Ours reads a reply so that nothing odd in it loses the tokens, and holds the API's host"
                + " against the list of allowed ones; Nimbus hands it over as it came.",
    };

    private static final String NIMBUS_JWE = "Nimbus JOSE+JWT, JWE dir A256GCM";
    private static final String NIMBUS = "Nimbus OAuth 2.0 SDK";

    private JvmComparisons() {}

    /** Our benchmark with so many grants. */
    static String current(int held) {
        return "CurrentTokenBenchmark.current" + grants(held);
    }

    /** The three libraries that know the current token of a grant, with so many of them. */
    static List<Map.Entry<String, String>> libraries(int held) {
        return List.of(
                Map.entry(
                        "Spring Security, AuthorizedClientServiceOAuth2AuthorizedClientManager",
                        "SpringTokenBenchmark.authorize" + grants(held)),
                Map.entry("MSAL4J, acquireTokenSilently", "MsalTokenBenchmark.silently" + grants(held)),
                Map.entry(
                        "google-auth, OAuth2Credentials.getRequestMetadata",
                        held == 1
                                ? "GoogleTokenBenchmark.metadata"
                                : "GoogleTokenBenchmark.metadataOfOneInAMap" + grants(held)));
    }

    static List<Comparison> all() {
        List<Comparison> all = new ArrayList<>();
        for (int held : HELD) {
            List<Map.Entry<String, String>> peers = new ArrayList<>();
            peers.add(Map.entry("Clock.millis()", CLOCK));
            peers.addAll(libraries(held));
            if (held == 1) {
                peers.add(Map.entry(
                        "google-auth, OAuth2Credentials.getAccessToken without a look at the clock",
                        "GoogleTokenBenchmark.tokenUnchecked"));
            }
            all.add(new Comparison("current token of a grant, " + held + " held", current(held), peers));
        }
        all.add(new Comparison(
                "current token, another of 10000 grants each time",
                "CurrentTokenBenchmark.currentInTurn",
                List.of(Map.entry(
                        "ConcurrentHashMap.get() and Clock.millis() alike",
                        "CurrentTokenBenchmark.lookUpAndClockInTurn"))));
        all.add(new Comparison(
                "address of the authorize page, with state and PKCE",
                "AuthorizeUrlBenchmark.ours",
                List.of(
                        Map.entry(NIMBUS + ", AuthorizationRequest", "AuthorizeUrlBenchmark.nimbus"),
                        Map.entry("pac4j, GenericOAuth20Client without PKCE", "AuthorizeUrlBenchmark.pac4j"))));
        all.add(one(
                "opening an attempt cookie",
                "AttemptCookieBenchmark.ours",
                NIMBUS_JWE,
                "AttemptCookieBenchmark.nimbus"));
        all.add(one(
                "reading a token reply",
                "TokenReplyBenchmark.ours",
                NIMBUS + ", TokenResponse.parse",
                "TokenReplyBenchmark.nimbus"));
        all.add(one("sealing a token set", "TokenSetBenchmark.seal", NIMBUS_JWE, "TokenSetBenchmark.sealAsJwe"));
        all.add(one("opening a token set", "TokenSetBenchmark.open", NIMBUS_JWE, "TokenSetBenchmark.openJwe"));
        return all;
    }

    private static Comparison one(String name, String ours, String peer, String theirs) {
        return new Comparison(name, ours, List.of(Map.entry(peer, theirs)));
    }

    private static String grants(int held) {
        return "[grants=" + held + ']';
    }
}

package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.cluster.Hash;
import io.eenjakarta.simulator.TokenPost;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often each refresh token went out, whether it got to the provider or was lost on the way. One that the provider answered
 * with a plain no (a redirect, an error) was not used and does not count.
 */
final class ProviderSendings {

    private static final Pattern REFRESH_TOKEN = Pattern.compile("(?:^|[&\\n])refresh_token=([^&\\s]*)");
    private static final String DECLARED = "sent once more";

    private final Map<String, Integer> counts;
    private final long declared;

    private ProviderSendings(Map<String, Integer> counts, long declared) {
        this.counts = counts;
        this.declared = declared;
    }

    /** Since the bench started. */
    static ProviderSendings of(FaultBench bench, ProviderSite site) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        bench.provider().posts().tokenPosts("refresh_token").stream()
                .filter(ProviderSendings::counts)
                .forEach(post -> counts.merge(post.refreshTokenHash(), 1, Integer::sum));
        site.swallowed().forEach(request -> {
            Matcher token = REFRESH_TOKEN.matcher(request);
            if (token.find()) {
                counts.merge(Hash.of(URLDecoder.decode(token.group(1), UTF_8)), 1, Integer::sum);
            }
        });
        return new ProviderSendings(counts, bench.node().logged("EEN-GRANT-05", DECLARED));
    }

    /** A plain no did nothing to the token; an answer that is no answer, or none, may have. */
    private static boolean counts(TokenPost post) {
        boolean perhaps = post.status() == 0 || post.status() / 100 == 2 || post.issuedHash() != null || post.lost();
        return post.refreshTokenHash() != null && perhaps;
    }

    /** How many tokens were sent more than once. */
    long repeated() {
        return counts.values().stream().filter(times -> times > 1).count();
    }

    /** Repetitions that the log does not declare, and those of a token that was sent three times. */
    long undeclared() {
        long repetitions =
                counts.values().stream().mapToLong(times -> times - 1).sum();
        long thrice = counts.values().stream().filter(times -> times > 2).count();
        return Math.max(0, repetitions - declared) + thrice;
    }
}

package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.cluster.Hash;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often each refresh token went out, whether it got to the provider or was lost on the way. */
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
        Map<String, Integer> counts = new HashMap<>(bench.provider().posts().refreshPosts());
        site.swallowed().forEach(request -> {
            Matcher token = REFRESH_TOKEN.matcher(request);
            if (token.find()) {
                counts.merge(Hash.of(URLDecoder.decode(token.group(1), UTF_8)), 1, Integer::sum);
            }
        });
        return new ProviderSendings(counts, bench.node().logged("EEN-GRANT-05", DECLARED));
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

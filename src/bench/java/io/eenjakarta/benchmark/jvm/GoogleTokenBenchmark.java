package io.eenjakarta.benchmark.jvm;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same of Google's library, whose credentials are one user's each; of many users a map is what an application has. */
public class GoogleTokenBenchmark {

    private static final URI API = URI.create("https://api.c001.eagleeyenetworks.com");

    /** One user's credentials in hand: a token that has not expired, as headers. */
    @Benchmark
    public Map<String, List<String>> metadata(Credentials of) throws IOException {
        return of.one.getRequestMetadata(API);
    }

    /** The same, looked up by the user's name. */
    @Benchmark
    public Map<String, List<String>> metadataOfOneInAMap(ManyCredentials of) throws IOException {
        return of.all.get(of.user).getRequestMetadata(API);
    }

    /** What is there, without a look at the clock: expired or not. */
    @Benchmark
    public AccessToken tokenUnchecked(Credentials of) {
        return of.one.getAccessToken();
    }

    /** Of one user. */
    @State(Scope.Thread)
    public static class Credentials {

        private OAuth2Credentials one;

        /** Takes what a login brought. */
        @Setup
        public void open() throws IOException {
            one = credentials(0);
            checked(one, 0);
        }
    }

    /** Of this many users, by name. */
    @State(Scope.Thread)
    public static class ManyCredentials {

        @Param("10000")
        public int grants;

        private final Map<String, OAuth2Credentials> all = new ConcurrentHashMap<>();
        private String user;

        /** Takes what their logins brought. */
        @Setup
        public void open() throws IOException {
            for (int i = 0; i < grants; i++) {
                all.put("user-" + i, credentials(i));
            }
            // Equal but not the same, as a session that was stored and read again has it.
            user = "user-" + grants / 2;
            checked(all.get(user), grants / 2);
        }
    }

    private static OAuth2Credentials credentials(int number) {
        return UserCredentials.newBuilder()
                .setClientId(PortalSettings.CLIENT)
                .setClientSecret("secret")
                .setRefreshToken("refresh-" + number)
                .setAccessToken(new AccessToken(
                        "access-" + number, Date.from(Instant.now().plus(Duration.ofHours(12)))))
                .build();
    }

    private static void checked(OAuth2Credentials one, int number) throws IOException {
        String headers = one.getRequestMetadata(API).toString();
        Expected.that(headers.contains("Bearer access-" + number), "no token among the headers");
    }
}

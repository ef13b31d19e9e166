package io.eenjakarta.benchmark.jvm;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.SilentParameters;
import io.eenjakarta.benchmark.CallersThread;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The same of Microsoft's library. Its cache is filled by way of its own format, and its tasks run on the caller's thread,
 * so that no change of threads falls into what is measured: quicker than by default.
 */
public class MsalTokenBenchmark {

    private static final String HOST = "login.microsoftonline.com";
    private static final String TENANT = "f645ad92-e38d-4d1a-b510-d1b09a74a8ca";
    private static final String SCOPE = "vms.all";

    /** The parameters for it were made before. */
    @Benchmark
    public IAuthenticationResult silently(OneOfMany one) throws MalformedURLException {
        return one.application.acquireTokenSilently(one.parameters).join();
    }

    /** An account among this many in one cache. */
    @State(Scope.Thread)
    public static class OneOfMany {

        @Param({"1", "10000"})
        public int grants;

        private ConfidentialClientApplication application;
        private SilentParameters parameters;

        /** Fills the cache. */
        @Setup
        public void open() throws MalformedURLException {
            application = ConfidentialClientApplication.builder(
                            PortalSettings.CLIENT, ClientCredentialFactory.createFromSecret("secret"))
                    .authority("https://" + HOST + '/' + TENANT)
                    // It would ask that host what else it is called.
                    .instanceDiscovery(false)
                    .executorService(new CallersThread())
                    .build();
            application.tokenCache().deserialize(cache(grants, Instant.now()));
            Set<IAccount> accounts = application.getAccounts().join();
            Expected.that(accounts.size() == grants, "accounts in the cache: " + accounts.size());
            IAccount account = accounts.stream()
                    .filter(one -> one.username().equals("user-" + grants / 2))
                    .findFirst()
                    .orElseThrow();
            parameters = SilentParameters.builder(Set.of(SCOPE), account).build();
            String token = application.acquireTokenSilently(parameters).join().accessToken();
            Expected.that(token.equals("access-" + grants / 2), "another token: " + token);
        }
    }

    private static String cache(int grants, Instant now) {
        JsonObjectBuilder access = Json.createObjectBuilder();
        JsonObjectBuilder refresh = Json.createObjectBuilder();
        JsonObjectBuilder accounts = Json.createObjectBuilder();
        for (int i = 0; i < grants; i++) {
            String home = "uid-" + i + '.' + TENANT;
            String start = home + '-' + HOST;
            String end = '-' + TENANT + '-' + SCOPE;
            access.add(start + "-accesstoken-" + PortalSettings.CLIENT + end, access(home, i, now));
            refresh.add(start + "-refreshtoken-" + PortalSettings.CLIENT + "--", refresh(home, i));
            accounts.add(start + '-' + TENANT, account(home, i));
        }
        return Json.createObjectBuilder()
                .add("AccessToken", access)
                .add("RefreshToken", refresh)
                .add("IdToken", Json.createObjectBuilder())
                .add("Account", accounts)
                .add("AppMetadata", Json.createObjectBuilder())
                .build()
                .toString();
    }

    private static JsonObjectBuilder access(String home, int number, Instant now) {
        String end = Long.toString(now.plus(Duration.ofHours(12)).getEpochSecond());
        return of(home).add("credential_type", "AccessToken")
                .add("client_id", PortalSettings.CLIENT)
                .add("secret", "access-" + number)
                .add("realm", TENANT)
                .add("target", SCOPE)
                .add("cached_at", Long.toString(now.getEpochSecond()))
                .add("expires_on", end)
                .add("extended_expires_on", end);
    }

    private static JsonObjectBuilder refresh(String home, int number) {
        return of(home).add("credential_type", "RefreshToken")
                .add("client_id", PortalSettings.CLIENT)
                .add("secret", "refresh-" + number);
    }

    private static JsonObjectBuilder account(String home, int number) {
        return of(home).add("realm", TENANT)
                .add("local_account_id", "uid-" + number)
                .add("username", "user-" + number)
                .add("authority_type", "MSSTS");
    }

    private static JsonObjectBuilder of(String home) {
        return Json.createObjectBuilder().add("home_account_id", home).add("environment", HOST);
    }
}

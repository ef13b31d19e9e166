package io.eenjakarta.benchmark.jvm;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.eenjakarta.callback.AttemptDoor;
import io.eenjakarta.provider.Provider;
import java.net.URI;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.context.session.SessionStore;
import org.pac4j.core.exception.http.WithLocationAction;
import org.pac4j.core.http.callback.NoParameterCallbackUrlResolver;
import org.pac4j.oauth.client.GenericOAuth20Client;

/** The address that a browser is sent to when its user signs in, with a new state and a new PKCE verifier each time. */
public class AuthorizeUrlBenchmark {

    /** With the attempt that is to be put into a cookie. */
    @Benchmark
    public URI ours(Login login) {
        return AttemptDoor.address(login.provider, AttemptDoor.start(login.provider, login.clock.instant()));
    }

    /** Random values of the same length, which the application keeps. */
    @Benchmark
    public URI nimbus(Login login) {
        return new AuthorizationRequest.Builder(ResponseType.CODE, login.client)
                .endpointURI(login.endpoint)
                .redirectionURI(login.redirect)
                .scope(login.scope)
                .state(new State())
                .codeChallenge(new CodeVerifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Its generic client knows no PKCE, so its address is shorter; the state goes into a session that is a map. */
    @Benchmark
    public String pac4j(Login login) {
        return ((WithLocationAction) login.generic
                        .getRedirectionActionBuilder()
                        .getRedirectionAction(login.context)
                        .orElseThrow())
                .getLocation();
    }

    /** Who signs in where. */
    @org.openjdk.jmh.annotations.State(org.openjdk.jmh.annotations.Scope.Thread)
    public static class Login {

        private final Clock clock = Clock.systemUTC();
        private final Provider provider = PortalSettings.provider();
        private final ClientID client = new ClientID(PortalSettings.CLIENT);
        private final URI endpoint = provider.authorizationEndpoint();
        private final URI redirect = URI.create(PortalSettings.REDIRECT);
        private final Scope scope = new Scope(provider.scope());
        private final GenericOAuth20Client generic = new GenericOAuth20Client();
        private final CallContext context = new CallContext(
                Stub.of(WebContext.class, (method, arguments) -> method.equals("getRequestMethod") ? "GET" : null),
                Stub.of(SessionStore.class, new Stub.Kept()));

        /** Configures pac4j's client, and looks whether all of them name the same. */
        @Setup
        public void configure() {
            generic.setKey(PortalSettings.CLIENT);
            generic.setSecret("secret");
            generic.setAuthUrl(endpoint.toString());
            generic.setTokenUrl(provider.tokenEndpoint().toString());
            generic.setProfileUrl("https://api.eagleeyenetworks.com/api/v3.0/users/self");
            generic.setScope(provider.scope());
            generic.setWithState(true);
            generic.setCallbackUrl(PortalSettings.REDIRECT);
            generic.setCallbackUrlResolver(new NoParameterCallbackUrlResolver());
            generic.init();
            AuthorizeUrlBenchmark all = new AuthorizeUrlBenchmark();
            check(all.ours(this).toString(), true);
            check(all.nimbus(this).toString(), true);
            check(all.pac4j(this), false);
        }

        private static void check(String address, boolean pkce) {
            for (String part :
                    new String[] {"response_type=code", "client_id=", "redirect_uri=http%3A%2F%2F", "state="}) {
                Expected.that(address.contains(part), "no " + part + " in " + address);
            }
            Expected.that(address.contains("code_challenge=") == pkce, "PKCE in " + address);
        }
    }
}

package io.eenjakarta.benchmark.jvm;

import java.time.Duration;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** The same of Spring Security, which keeps its grants in memory and would refresh them. */
public class SpringTokenBenchmark {

    private static final String REGISTRATION = "een";

    /** The request for it was made before. */
    @Benchmark
    public OAuth2AccessToken authorize(OneOfMany one) {
        return one.clients.authorize(one.request).getAccessToken();
    }

    /** A user among this many. */
    @State(Scope.Thread)
    public static class OneOfMany {

        @Param({"1", "10000"})
        public int grants;

        private AuthorizedClientServiceOAuth2AuthorizedClientManager clients;
        private OAuth2AuthorizeRequest request;

        /** Stores what their logins brought. */
        @Setup
        public void open() {
            ClientRegistration een = registration();
            InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(een);
            InMemoryOAuth2AuthorizedClientService service = new InMemoryOAuth2AuthorizedClientService(registrations);
            clients = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, service);
            clients.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                    .refreshToken()
                    .build());
            for (int i = 0; i < grants; i++) {
                service.saveAuthorizedClient(client(een, i), user(i));
            }
            request = OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                    .principal(user(grants / 2))
                    .build();
            String token = clients.authorize(request).getAccessToken().getTokenValue();
            Expected.that(token.equals("access-" + grants / 2), "another token: " + token);
        }

        private static Authentication user(int number) {
            return new TestingAuthenticationToken("user-" + number, "", "user");
        }

        private static OAuth2AuthorizedClient client(ClientRegistration een, int number) {
            Instant now = Instant.now();
            return new OAuth2AuthorizedClient(
                    een,
                    "user-" + number,
                    new OAuth2AccessToken(
                            OAuth2AccessToken.TokenType.BEARER,
                            "access-" + number,
                            now,
                            now.plus(Duration.ofHours(12))),
                    new OAuth2RefreshToken("refresh-" + number, now));
        }

        private static ClientRegistration registration() {
            return ClientRegistration.withRegistrationId(REGISTRATION)
                    .clientId(PortalSettings.CLIENT)
                    .clientSecret("secret")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(PortalSettings.REDIRECT)
                    .authorizationUri("https://auth.eagleeyenetworks.com/oauth2/authorize")
                    .tokenUri("https://auth.eagleeyenetworks.com/oauth2/token")
                    .build();
        }
    }
}

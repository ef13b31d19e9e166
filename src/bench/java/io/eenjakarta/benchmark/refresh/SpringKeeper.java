package io.eenjakarta.benchmark.refresh;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Spring Security's manager as its reference documentation sets it up, one for each node. It lets every caller refresh for
 * itself. Its maintainers say that whoever wants a single request may lock around it (issues 11461 and 14123 of
 * spring-security), so both are measured.
 */
final class SpringKeeper implements TokenKeeper {

    static final String NAME = "Spring Security";
    static final String LOCKED = "Spring Security, a lock per node";

    private final ClientRegistration registration;
    private final OAuth2AuthorizedClientService first;
    private final List<AuthorizedClientServiceOAuth2AuthorizedClientManager> nodes = new ArrayList<>();
    private final List<ReentrantLock> locks = new ArrayList<>();
    private final boolean locked;
    private final AtomicInteger users = new AtomicInteger();

    /**
     * As many nodes as there are services.
     *
     * @param services where the nodes keep tokens
     * @param locked whether only one caller of a node asks at a time
     */
    SpringKeeper(
            ClientRegistrationRepository registrations,
            ClientRegistration registration,
            List<OAuth2AuthorizedClientService> services,
            boolean locked) {
        this.registration = registration;
        this.first = services.get(0);
        this.locked = locked;
        for (OAuth2AuthorizedClientService service : services) {
            var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, service);
            manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                    .authorizationCode()
                    .refreshToken(refresh -> refresh.accessTokenResponseClient(client()))
                    .build());
            nodes.add(manager);
            locks.add(new ReentrantLock());
        }
    }

    /**
     * As it is by itself, on the HTTP client of the JDK: Spring would take the one of the load tool, which happens to be on
     * the class path.
     */
    private static RestClientRefreshTokenTokenResponseClient client() {
        var client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    @Override
    public String name() {
        return locked ? LOCKED : NAME;
    }

    @Override
    public Login open(SignedIn tokens) {
        Authentication user =
                UsernamePasswordAuthenticationToken.authenticated("user-" + users.incrementAndGet(), "", Set.of());
        first.saveAuthorizedClient(
                new OAuth2AuthorizedClient(
                        registration,
                        user.getName(),
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER,
                                tokens.accessToken(),
                                tokens.issued(),
                                tokens.expires(),
                                Set.of("vms.all")),
                        new OAuth2RefreshToken(tokens.refreshToken(), tokens.issued())),
                user);
        return node -> locked ? alone(node, user) : token(node, user);
    }

    private String alone(int node, Authentication user) {
        ReentrantLock lock = locks.get(node);
        lock.lock();
        try {
            return token(node, user);
        } finally {
            lock.unlock();
        }
    }

    private String token(int node, Authentication user) {
        OAuth2AuthorizedClient client = nodes.get(node)
                .authorize(OAuth2AuthorizeRequest.withClientRegistrationId(registration.getRegistrationId())
                        .principal(user)
                        .build());
        if (client == null) {
            throw new IllegalStateException("no authorized client");
        }
        return client.getAccessToken().getTokenValue();
    }
}

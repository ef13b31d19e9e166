package io.eenjakarta.benchmark.refresh;

import io.eenjakarta.cluster.Postgres;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.JdbcOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** Everybody who keeps tokens, on one database and one provider, with as many connections for each node. */
final class Rig implements AutoCloseable {

    private static final int MOST_NODES = 3;
    private static final int CONNECTIONS = 30;
    private static final String SPRING_TABLE = "oauth2-client-schema-postgres.sql";

    private final Provider provider;
    private final List<ServerPool> pools = new ArrayList<>();
    private final List<TokenKeeper> keepers = new ArrayList<>();

    Rig(Provider provider, Postgres postgres) throws SQLException, IOException {
        this.provider = provider;
        for (int i = 0; i < MOST_NODES; i++) {
            pools.add(new ServerPool(postgres.source(), CONNECTIONS));
        }
        try (Connection connection = postgres.source().getConnection();
                Statement statement = connection.createStatement();
                InputStream script = OAuth2AuthorizedClientService.class.getResourceAsStream(SPRING_TABLE)) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** New ones on so many nodes, ours first. They live as long as this. */
    List<TokenKeeper> keepers(int nodes) {
        List<DataSource> sources =
                pools.stream().limit(nodes).map(ServerPool::source).toList();
        List<TokenKeeper> made = List.of(
                new OurKeeper(provider.portal(), provider.origin(), sources),
                spring(sources, false),
                spring(sources, true),
                new Pac4jKeeper(provider.settings(), provider.origin(), Provider.REDIRECT, false),
                new Pac4jKeeper(provider.settings(), provider.origin(), Provider.REDIRECT, true));
        keepers.addAll(made);
        return made;
    }

    private SpringKeeper spring(List<DataSource> sources, boolean locked) {
        SimulatorSettings known = provider.settings();
        ClientRegistration registration = ClientRegistration.withRegistrationId("een")
                .clientId(known.clientId())
                .clientSecret(known.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(Provider.REDIRECT)
                .scope("vms.all")
                .authorizationUri(provider.origin() + "/oauth2/authorize")
                .tokenUri(provider.origin() + "/oauth2/token")
                .build();
        var registrations = new InMemoryClientRegistrationRepository(registration);
        List<OAuth2AuthorizedClientService> services = new ArrayList<>();
        if (sources.size() == 1) {
            services.add(new InMemoryOAuth2AuthorizedClientService(registrations));
        } else {
            sources.forEach(source ->
                    services.add(new JdbcOAuth2AuthorizedClientService(new JdbcTemplate(source), registrations)));
        }
        return new SpringKeeper(registrations, registration, services, locked);
    }

    @Override
    public void close() throws SQLException {
        for (TokenKeeper keeper : keepers) {
            keeper.close();
        }
        for (ServerPool pool : pools) {
            pool.close();
        }
    }
}

package io.eenjakarta.benchmark.refresh;

import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.oauth.OAuth20Service;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.pac4j.core.config.Config;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.profile.ProfileManager;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.oauth.client.GenericOAuth20Client;
import org.pac4j.oauth.profile.OAuth20Profile;

/**
 * pac4j with its generic OAuth 2.0 client; the profile with the tokens is in a session that all nodes share. This client
 * never takes a profile for expired and renews none: its OpenID Connect client does, which Eagle Eye, having no ID tokens,
 * is no provider for. So it is measured as it comes, and with the two methods that pac4j has for renewals filled in by what
 * ScribeJava, below it, offers.
 */
final class Pac4jKeeper implements TokenKeeper {

    static final String NAME = "pac4j";
    static final String RENEWING = "pac4j, renewal added";

    private final GenericOAuth20Client client;
    private final Config config;
    private final boolean renewing;

    Pac4jKeeper(SimulatorSettings known, URI provider, String redirect, boolean renewing) {
        this.renewing = renewing;
        this.client = renewing ? new RenewingClient() : new GenericOAuth20Client();
        client.setName("een");
        client.setKey(known.clientId());
        client.setSecret(known.clientSecret());
        client.setAuthUrl(provider + "/oauth2/authorize");
        client.setTokenUrl(provider + "/oauth2/token");
        client.setProfileUrl(provider + "/api/v3.0/users/self");
        client.setScope("vms.all");
        client.setCallbackUrl(redirect);
        client.setClientAuthenticationMethod("basicAuth");
        this.config = new Config(client);
        config.getClients().init();
        client.init();
    }

    @Override
    public String name() {
        return renewing ? RENEWING : NAME;
    }

    @Override
    public Login open(SignedIn tokens) {
        OAuth20Profile profile = renewing ? new EndingProfile(tokens.expires()) : new OAuth20Profile();
        profile.setId("ca0f61ab");
        profile.setClientName(client.getName());
        profile.setAccessToken(tokens.accessToken());
        profile.setRefreshToken(tokens.refreshToken());
        SharedSession session = new SharedSession();
        manager(session).save(true, profile, false);
        return node -> manager(session)
                .getProfile(OAuth20Profile.class)
                .map(OAuth20Profile::getAccessToken)
                .orElseThrow(() -> new IllegalStateException("no profile any more"));
    }

    /** Of one request. */
    private ProfileManager manager(SharedSession session) {
        ProfileManager manager = new ProfileManager(new PlainContext(), session);
        manager.setConfig(config);
        return manager;
    }

    /** A profile whose access token ends. */
    static final class EndingProfile extends OAuth20Profile {

        private static final long serialVersionUID = 1;

        private final Instant end;

        EndingProfile(Instant end) {
            this.end = end;
        }

        @Override
        public boolean isExpired() {
            return !Instant.now().isBefore(end);
        }
    }

    /** As pac4j's OpenID Connect client does it, but for OAuth 2.0. */
    static final class RenewingClient extends GenericOAuth20Client {

        @Override
        public Optional<UserProfile> renewUserProfile(CallContext context, UserProfile profile) {
            OAuth20Profile old = (OAuth20Profile) profile;
            try (OAuth20Service service =
                    (OAuth20Service) getConfiguration().buildService(context.webContext(), this)) {
                OAuth2AccessToken tokens = service.refreshAccessToken(old.getRefreshToken());
                EndingProfile next = new EndingProfile(Instant.now().plusSeconds(tokens.getExpiresIn()));
                next.setId(old.getId());
                next.setClientName(old.getClientName());
                next.setAccessToken(tokens.getAccessToken());
                next.setRefreshToken(tokens.getRefreshToken());
                return Optional.of(next);
            } catch (IOException | ExecutionException refused) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}

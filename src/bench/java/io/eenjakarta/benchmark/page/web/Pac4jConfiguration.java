package io.eenjakarta.benchmark.page.web;

import com.github.scribejava.core.model.Verb;
import java.util.Map;
import org.pac4j.core.config.Config;
import org.pac4j.core.config.ConfigFactory;
import org.pac4j.oauth.client.GenericOAuth20Client;

/** pac4j with its generic OAuth 2.0 client and nothing but the provider's addresses changed. */
public final class Pac4jConfiguration implements ConfigFactory {

    @Override
    public Config build(Object... parameters) {
        String provider = System.getenv("BENCH_PROVIDER");
        GenericOAuth20Client client = new GenericOAuth20Client();
        client.setKey(System.getenv("BENCH_CLIENT"));
        client.setSecret(System.getenv("BENCH_SECRET"));
        client.setAuthUrl(provider + "/oauth2/authorize");
        client.setTokenUrl(provider + "/oauth2/token");
        client.setProfileUrl(provider + "/api/v3.0/users/self");
        client.setProfileVerb(Verb.GET);
        client.setProfileId("id");
        client.setProfileAttrs(Map.of("email", "email", "account", "accountId"));
        client.setScope("vms.all");
        client.setWithState(true);
        return new Config(System.getenv("BENCH_ADDRESS") + "/callback", client);
    }
}

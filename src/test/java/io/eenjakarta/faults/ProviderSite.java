package io.eenjakarta.faults;

import io.eenjakarta.faults.Certificates.Identity;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies between a portal and its provider: names, certificates, a way to the token end point and one to the API, both over
 * TLS. And the rules by which the portal's clock can be set.
 */
final class ProviderSite {

    /** How long an access token lives, in seconds: each fault meets living ones and ended ones. */
    static final int TOKEN_SECONDS = 4;

    private final ProviderNames names;
    private final Certificates certificates;
    private final ProviderClock clock;
    private final ProviderWay tokens;
    private final ProviderWay api;
    private final ProviderTrap trap;

    /** Where nothing is wrong yet, but that the name of the token end point is not known. */
    ProviderSite() {
        try {
            Path folder = Files.createTempDirectory(Path.of(System.getProperty("faults.output")), "site-");
            int provider = Integer.getInteger("faults.simulator-port");
            names = new ProviderNames(folder);
            certificates = new Certificates(folder);
            clock = new ProviderClock(folder);
            tokens = new ProviderWay(provider, certificates::of);
            api = new ProviderWay(provider, certificates::of);
            trap = new ProviderTrap(certificates.of(Identity.RIGHT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificates", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** One server that goes these ways. */
    FaultPlan plan() {
        List<String> java = new ArrayList<>(names.options());
        java.addAll(clock.options());
        String token = "https://" + ProviderNames.HOST + ":" + tokens.port();
        return FaultPlan.postgres()
                .withUsers(200)
                .with("EEN_PROVIDERS", "een")
                .with("EEN_TOKEN_ENDPOINT", token + "/oauth2/token")
                .with("EEN_REVOCATION_ENDPOINT", token + "/oauth2/revoke")
                .with("EEN_CLIENT_SETTINGS_URL", "https://localhost:" + api.port() + "/api/v3.0/clientSettings")
                .with("EEN_TRUST_STORE", certificates.authorities().toString())
                .with("EEN_TRUST_STORE_PASSWORD", Certificates.PASSWORD)
                .with("EEN_ADMINS", "00001106/ca000001")
                .with("EEN_EARLY_REFRESH", "PT1S")
                .with("EEN_CONNECT_TIMEOUT", "PT1S")
                .with("EEN_TOKEN_DEADLINE", "PT2S")
                .with("EEN_API_TIMEOUT", "PT2S")
                .with("EEN_IMAGE_TIMEOUT", "PT2S")
                .with("EEN_API_DEADLINE", "PT4S")
                .with("JAVA_TOOL_OPTIONS", String.join(" ", java));
    }

    ProviderNames names() {
        return names;
    }

    ProviderClock clock() {
        return clock;
    }

    ProviderTrap trap() {
        return trap;
    }

    /** The way to the token end point. */
    ProviderWay tokens() {
        return tokens;
    }

    /** The way to the API. */
    ProviderWay api() {
        return api;
    }

    /** On both ways. */
    void trouble(WayTrouble wrong) throws IOException {
        tokens.trouble(wrong);
        api.trouble(wrong);
    }

    /** On both ways. */
    void show(Identity identity) throws IOException {
        tokens.show(identity);
        api.show(identity);
    }

    /** Everything is well: the provider names the way to its API, and its tokens live as long as they are meant to. */
    void well(EenSimulator provider) throws IOException {
        provider.faults().clear();
        provider.faults().all(EndPoint.TOKEN_ANY).baseUrl("localhost", api.port());
        provider.faults().all(EndPoint.TOKEN_ANY).expiresIn(TOKEN_SECONDS);
        trouble(WayTrouble.NONE);
        show(Identity.RIGHT);
        names.known();
        clock.right();
    }

    /** Requests that were taken on a way and never got to the provider. */
    Stream<String> swallowed() {
        return Stream.concat(tokens.swallowed().stream(), api.swallowed().stream());
    }
}

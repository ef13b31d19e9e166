package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.ScriptedBrowser;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Grants of people who signed in at the simulator: their tokens are real ones, and are refreshed there. */
final class SimulatedGrants extends Renewal {

    private static final String REDIRECT = "http://127.0.0.1:3333";

    private final EenSimulator simulator;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<GrantId, Held> all = new ConcurrentHashMap<>();
    /** Grants that were renewed because their token was refused, in order. */
    final List<GrantId> renewals = new CopyOnWriteArrayList<>();
    /** While it is so, the vault's database is away. */
    volatile boolean vaultAway;

    private record Held(Grant grant, String refreshToken) {}

    SimulatedGrants(EenSimulator simulator) {
        this.simulator = simulator;
    }

    /** Another grant of this user, such as {@code ada}. */
    GrantId signIn(String name) {
        DemoData.User user = simulator.settings().data().users().stream()
                .filter(known -> known.email().startsWith(name))
                .findFirst()
                .orElseThrow();
        URI authorize =
                URI.create(simulator.origin() + "/oauth2/authorize?response_type=code&scope=vms.all&state=s&client_id="
                        + simulator.settings().clientId() + "&redirect_uri=" + URLEncoder.encode(REDIRECT, UTF_8));
        String answer = new ScriptedBrowser()
                .signIn(authorize, user.email(), user.password())
                .getRawQuery();
        String code = answer.replaceFirst(".*\\bcode=([^&]*).*", "$1");
        GrantId id = new GrantId(name + "-" + all.size());
        Optional<Grant.Owner> owner = Optional.of(new Grant.Owner(user.accountId(), user.id()));
        JsonObject tokens = post(
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + URLEncoder.encode(REDIRECT, UTF_8));
        hold(id, owner, 1, tokens);
        return id;
    }

    /** As a logout does. */
    void logOut(GrantId id) {
        all.remove(id);
    }

    /** As when the provider refuses a refresh for good. */
    void die(GrantId id) {
        Held held = all.get(id);
        all.put(id, new Held(grant(held.grant(), GrantStatus.NEEDS_LOGIN), held.refreshToken()));
    }

    @Override
    public Grant current(GrantId id) {
        return peek(id).filter(grant -> !grant.status().isDead())
                .orElseThrow(() -> new GrantException.NeedsLogin("over"));
    }

    @Override
    public synchronized Grant renewed(GrantId id, int seenGeneration) {
        Grant now = current(id);
        if (now.generation() == seenGeneration) {
            renewals.add(id);
            JsonObject tokens =
                    post("grant_type=refresh_token&refresh_token=" + all.get(id).refreshToken());
            if (!tokens.containsKey("access_token")) {
                die(id);
                throw new GrantException.NeedsLogin("refused");
            }
            hold(id, now.owner(), seenGeneration + 1, tokens);
        }
        return current(id);
    }

    @Override
    public Optional<Grant> peek(GrantId id) {
        if (vaultAway) {
            throw new GrantException.TryLater("the vault is away", Optional.empty());
        }
        return Optional.ofNullable(all.get(id)).map(Held::grant);
    }

    @Override
    public void accepted(Grant grant) {}

    private void hold(GrantId id, Optional<Grant.Owner> owner, int generation, JsonObject tokens) {
        TokenSet set = new TokenSet(
                new AccessToken(tokens.getString("access_token")),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.of(simulator.origin()));
        all.put(
                id,
                new Held(
                        new Grant(
                                id,
                                GrantKind.SESSION,
                                "een",
                                owner,
                                generation,
                                GrantStatus.ACTIVE,
                                "",
                                set,
                                Instant.EPOCH,
                                Instant.EPOCH),
                        tokens.getString("refresh_token")));
    }

    private static Grant grant(Grant old, GrantStatus status) {
        return new Grant(
                old.id(),
                old.kind(),
                old.provider(),
                old.owner(),
                old.generation(),
                status,
                "",
                old.tokens(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private JsonObject post(String form) {
        String pair =
                simulator.settings().clientId() + ":" + simulator.settings().clientSecret();
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.origin() + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return Json.createReader(new StringReader(answer.body())).readObject();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

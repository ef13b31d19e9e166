package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;

import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.vault.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * Asks {@code clientSettings} where an account's API is, for token replies that do not say. Blocks, at most the API
 * timeout; never throws.
 */
@ApplicationScoped
public class ApiBaseLookup {

    private final ApiAccess access;

    /** What came of it. */
    public sealed interface Answer {}

    /**
     * There it is.
     *
     * @param base on the allow-list
     */
    public record Found(URI base) implements Answer {}

    /**
     * A host was named that never gets a token: an attack or a fault in the settings.
     *
     * @param detail fit for a log
     */
    public record OffTheList(String detail) implements Answer {}

    /**
     * No answer, or none with a host in it: try later.
     *
     * @param detail fit for a log
     */
    public record NotTold(String detail) implements Answer {}

    @Inject
    public ApiBaseLookup(ApiAccess access) {
        this.access = access;
    }

    /** For the container's proxy. */
    protected ApiBaseLookup() {
        this(null);
    }

    Answer baseFor(Grant grant) {
        return access.settings()
                .providers()
                .named(grant.provider())
                .map(provider -> baseFor(provider, grant.tokens().accessToken()))
                .orElseGet(() -> new NotTold("its provider is switched off"));
    }

    /** The API base of the account this token of the provider belongs to. */
    public Answer baseFor(Provider provider, AccessToken token) {
        if (provider.clientSettings().isEmpty()) {
            return new NotTold(provider.title() + " has no clientSettings");
        }
        URI address = provider.clientSettings().get();
        URI host = URI.create(address.getScheme() + "://" + address.getRawAuthority());
        if (!access.mayGetToken(provider.name(), host)) {
            return new OffTheList("the address of clientSettings itself is not on the allow-list");
        }
        try (Response response = access.plain(false)
                .target(address)
                .request(MediaType.APPLICATION_JSON_TYPE)
                .header(AUTHORIZATION, token.bearer())
                .get()) {
            return response.getStatus() == 200
                    ? read(response, provider.apiHosts())
                    : new NotTold("clientSettings answered HTTP " + response.getStatus());
        } catch (ProcessingException | IOException | JsonException | IllegalStateException e) {
            return new NotTold("clientSettings: " + e.getClass().getSimpleName());
        }
    }

    private static Answer read(Response response, ApiHosts hosts) throws IOException {
        byte[] body = new byte[0];
        if (response.hasEntity()) {
            try (InputStream in = response.readEntity(InputStream.class)) {
                body = in.readNBytes(BoundedErrors.LIMIT);
            }
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return judge(reader.readObject().get("httpsBaseUrl"), hosts);
        } catch (RuntimeException e) { // Parsson has plain ones too, for large numbers and deep nesting
            return new NotTold("clientSettings: no JSON object");
        }
    }

    private static Answer judge(JsonValue named, ApiHosts hosts) {
        if (named instanceof JsonObject object && object.get("hostname") instanceof JsonString host) {
            int port = object.get("port") instanceof JsonNumber number ? number.intValue() : -1;
            return of(hosts.judge(host.getString(), port));
        }
        return new NotTold("clientSettings names no host");
    }

    private static Answer of(ApiHosts.Verdict verdict) {
        if (verdict instanceof ApiHosts.Accepted accepted) {
            return new Found(accepted.base());
        }
        return new OffTheList(((ApiHosts.Refused) verdict).reason());
    }
}

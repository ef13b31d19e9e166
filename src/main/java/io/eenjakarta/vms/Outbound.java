package io.eenjakarta.vms;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.eenjakarta.provider.Settings;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Timeouts, connection limits, authorities and proxy of everything sent to the API.
 *
 * <p>Neither MicroProfile nor Jakarta REST can say how many connections a client may hold or how long a call waits for
 * one; left alone, RESTEasy, which both servers run, waits for ever. Its builder has methods for that. A MicroProfile
 * builder calls them for properties named {@code resteasy.<method>}, on a plain builder they are called here; another
 * implementation ignores the first and lacks the second.
 */
final class Outbound {

    private static final String PROXY = "org.jboss.resteasy.jaxrs.client.proxy.";

    private final Settings.Http http;
    private final Optional<SSLContext> authorities;

    Outbound(Settings.Http http) {
        this.http = http;
        this.authorities = trusted(http);
    }

    /** Applies it all to a client that is being built. */
    void applyTo(RestClientBuilder builder, Duration readTimeout) {
        builder.connectTimeout(http.connectTimeout().toMillis(), MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), MILLISECONDS)
                .followRedirects(false);
        limits().forEach((method, arguments) ->
                builder.property("resteasy." + method, arguments.size() == 1 ? arguments.get(0) : arguments));
        authorities.ifPresent(builder::sslContext);
        http.proxy().ifPresent(proxy -> builder.proxyAddress(proxy.getHost(), port(proxy)));
    }

    /** A Jakarta REST client that obeys it all. */
    Client client(Duration readTimeout) {
        ClientBuilder builder = ClientBuilder.newBuilder()
                .connectTimeout(http.connectTimeout().toMillis(), MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), MILLISECONDS);
        limits().forEach((method, arguments) -> call(builder, method, arguments));
        // Never trustStore(): RESTEasy's plain builder then believes every self-signed certificate.
        authorities.ifPresent(builder::sslContext);
        http.proxy().ifPresent(proxy -> builder.property(PROXY + "host", proxy.getHost())
                .property(PROXY + "port", port(proxy))
                .property(PROXY + "scheme", "http"));
        return builder.build();
    }

    private Map<String, List<Object>> limits() {
        return Map.of(
                "connectionPoolSize", List.of(http.apiConnections()),
                "maxPooledPerRoute", List.of(http.apiConnections()),
                "connectionCheckoutTimeout", List.of(http.checkoutTimeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void call(ClientBuilder builder, String name, List<Object> arguments) {
        Optional<Method> method = Arrays.stream(builder.getClass().getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.size())
                .findFirst();
        try {
            if (method.isPresent()) {
                method.get().invoke(builder, arguments.toArray());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the server's client builder refuses " + name, e);
        }
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? 80 : proxy.getPort();
    }

    private static Optional<SSLContext> trusted(Settings.Http http) {
        try {
            Optional<KeyStore> authorities = http.authorities();
            if (authorities.isEmpty()) {
                return Optional.empty();
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities.get());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return Optional.of(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "the trust store " + http.trustStore().orElseThrow() + " cannot be used", e);
        }
    }
}

package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;
import static jakarta.ws.rs.core.HttpHeaders.CONTENT_ENCODING;
import static jakarta.ws.rs.core.HttpHeaders.CONTENT_LANGUAGE;
import static jakarta.ws.rs.core.HttpHeaders.CONTENT_LENGTH;
import static jakarta.ws.rs.core.HttpHeaders.CONTENT_TYPE;
import static jakarta.ws.rs.core.HttpHeaders.HOST;

import io.eenjakarta.token.AccessToken;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.util.Set;

/**
 * The same request once more: method, headers and entity, by the writers that its own client has.
 *
 * @param request as it was sent
 */
record Repetition(ClientRequestContext request) {

    /** Headers that the repetition has of its own, in lower case. */
    private static final Set<String> OWN = Set.of(
            lower(AUTHORIZATION),
            lower(CONTENT_LENGTH),
            lower(CONTENT_TYPE),
            lower(CONTENT_ENCODING),
            lower(CONTENT_LANGUAGE),
            lower(HOST));

    static Repetition of(ClientRequestContext request) {
        return new Repetition(request);
    }

    Response send(Client plain, URI to, AccessToken token) {
        WebTarget target = plain.target(to);
        if (request.hasEntity()) {
            lendWriters(target);
        }
        Invocation.Builder call = target.request();
        request.getHeaders().forEach((name, values) -> {
            if (!OWN.contains(lower(name))) {
                values.forEach(value -> call.header(name, value));
            }
        });
        call.header(AUTHORIZATION, token.bearer());
        return request.hasEntity() ? call.method(request.getMethod(), entity()) : call.method(request.getMethod());
    }

    private void lendWriters(WebTarget target) {
        for (Object provider : request.getConfiguration().getInstances()) {
            if (provider instanceof MessageBodyWriter
                    && !target.getConfiguration().isRegistered(provider.getClass())) {
                target.register(provider);
            }
        }
        for (Class<?> provider : request.getConfiguration().getClasses()) {
            if (MessageBodyWriter.class.isAssignableFrom(provider)
                    && !target.getConfiguration().isRegistered(provider)) {
                target.register(provider);
            }
        }
    }

    private Entity<?> entity() {
        Object content = request.getEntity();
        if (request.getEntityType() instanceof ParameterizedType type) {
            content = new GenericEntity<>(content, type);
        }
        String encoding = request.getHeaderString(CONTENT_ENCODING);
        return Entity.entity(content, new Variant(request.getMediaType(), request.getLanguage(), encoding));
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}

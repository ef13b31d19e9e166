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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

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

    /** Whether its entity can be written a second time: what was read from a stream is gone. */
    static boolean possible(ClientRequestContext request) {
        Object entity = request.getEntity();
        return !isStream(entity)
                && !(entity instanceof Collection<?> parts && parts.stream().anyMatch(Repetition::isStream));
    }

    private static boolean isStream(Object content) {
        return content instanceof InputStream || content instanceof Reader || content instanceof EntityPart;
    }

    /** Ready to be sent, on whichever thread. */
    Supplier<Response> prepared(Client plain, URI to, AccessToken token) {
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
        Invocation ready =
                request.hasEntity() ? call.build(request.getMethod(), entity()) : call.build(request.getMethod());
        return ready::invoke;
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

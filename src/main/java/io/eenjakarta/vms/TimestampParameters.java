package io.eenjakarta.vms;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;

/** Writes the {@link Instant}s among a call's parameters as {@link Timestamps} says. */
final class TimestampParameters implements ParamConverterProvider, ParamConverter<Instant> {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == Instant.class ? (ParamConverter<T>) this : null;
    }

    @Override
    public Instant fromString(String text) {
        return text == null
                ? null
                : Timestamps.read(text).orElseThrow(() -> new IllegalArgumentException("not a timestamp"));
    }

    @Override
    public String toString(Instant moment) {
        return moment == null ? null : Timestamps.text(moment);
    }
}

package io.eenjakarta.vms;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** A container with at most one bean, {@link ApiAccess}; without it, {@code CDI.current()} is as good as absent. */
final class FakeContainer extends CDI<Object> {

    private static volatile ApiAccess bean;

    static {
        FakeContainer container = new FakeContainer();
        CDI.setCDIProvider(() -> container);
    }

    static void offer(ApiAccess access) {
        bean = access;
    }

    @Override
    public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
        if (type != ApiAccess.class) {
            throw new IllegalStateException("no such bean: " + type);
        }
        @SuppressWarnings("unchecked")
        Instance<U> self = (Instance<U>) this;
        return self;
    }

    @Override
    public Object get() {
        if (bean == null) {
            throw new IllegalStateException("no container");
        }
        return bean;
    }

    @Override
    public BeanManager getBeanManager() {
        throw new IllegalStateException("no container");
    }

    @Override
    public Instance<Object> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isUnsatisfied() {
        return false;
    }

    @Override
    public boolean isAmbiguous() {
        return false;
    }

    @Override
    public void destroy(Object instance) {}

    @Override
    public Handle<Object> getHandle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<Object>> handles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Object> iterator() {
        return List.of(get()).iterator();
    }
}

package io.eenjakarta.benchmark.jvm;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** What a library asks of the server around it, where there is none. */
final class Stub {

    private Stub() {}

    /** Answers a call. */
    interface Answer {
        Object to(String method, Object[] arguments);
    }

    /** Keeps what it is told to {@code set} under a name. */
    static final class Kept implements Answer {

        private final Map<Object, Object> values = new HashMap<>();

        @Override
        public Object to(String method, Object[] arguments) {
            if (!method.equals("set")) {
                throw new UnsupportedOperationException(method);
            }
            values.put(arguments[1], arguments[2]);
            return null;
        }
    }

    static <T> T of(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}

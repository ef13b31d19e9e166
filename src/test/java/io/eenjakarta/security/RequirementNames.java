package io.eenjakarta.security;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.platform.commons.support.AnnotationSupport;

/** Display names as they are, with the ids of a {@link Requirement} in front: {@code [C3 P7] threeTabs()}. */
public final class RequirementNames extends DisplayNameGenerator.Standard {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        List<String> ids = new ArrayList<>();
        AnnotationSupport.findAnnotation(testClass, Requirement.class).ifPresent(of -> ids.addAll(List.of(of.value())));
        AnnotationSupport.findAnnotation(method, Requirement.class).ifPresent(of -> ids.addAll(List.of(of.value())));
        String name = super.generateDisplayNameForMethod(enclosing, testClass, method);
        return ids.isEmpty()
                ? name
                : "[" + String.join(" ", ids.stream().distinct().toList()) + "] " + name;
    }
}

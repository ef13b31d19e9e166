package io.eenjakarta.authentication;

import io.eenjakarta.callback.ConnectMapping;
import io.eenjakarta.provider.LogCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Gives an application that has a subclass of the login mechanism what belongs to it: the {@link MechanismGuard} before all
 * other filters, and the {@link LoginLifeCycle}. Found by the server in the library; without a subclass it does nothing.
 * The start fails when there are two, or when {@code web.xml} configures a login of the server's beside it: which of them a
 * server takes is not laid down, and the answer may be none.
 */
@HandlesTypes(EagleEyeAuthenticationMechanism.class)
public class LoginActivation implements ServletContainerInitializer {

    private static final String GUARD = "een-mechanism-guard";

    @Override
    public void onStartup(Set<Class<?>> found, ServletContext context) throws ServletException {
        List<String> logins = logins(found);
        if (logins.isEmpty()) {
            return;
        }
        if (logins.size() > 1) {
            throw new ServletException(LogCode.START_TWO_LOGINS.line(
                    String.join(" and ", logins) + ". " + LogCode.START_TWO_LOGINS.advice()));
        }
        if (LoginConfig.isIn(context)) {
            throw new ServletException(
                    LogCode.START_LOGIN_CONFIG.line(logins.get(0) + ". " + LogCode.START_LOGIN_CONFIG.advice()));
        }
        if (!isGuarded(context)) {
            FilterRegistration.Dynamic guard = context.addFilter(GUARD, MechanismGuard.class);
            guard.setAsyncSupported(true);
            guard.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }
        context.setAttribute(ConnectMapping.ANSWERED_BY_LOGIN, logins.get(0));
        context.addListener(LoginLifeCycle.class);
    }

    /** Whether the guard stands before everything, by itself or by {@code web.xml}. */
    static boolean isGuarded(ServletContext context) {
        return context.getFilterRegistrations().values().stream()
                .filter(filter -> MechanismGuard.class.getName().equals(filter.getClassName()))
                .anyMatch(filter -> filter.getUrlPatternMappings().contains("/*"));
    }

    private static List<String> logins(Set<Class<?>> found) {
        return found == null
                ? List.of()
                : found.stream()
                        .filter(type -> EagleEyeAuthenticationMechanism.class.isAssignableFrom(type))
                        .filter(type -> type.isAnnotationPresent(ApplicationScoped.class))
                        .filter(type -> !type.isAnnotationPresent(Alternative.class))
                        .map(Class::getName)
                        .sorted()
                        .toList();
    }
}

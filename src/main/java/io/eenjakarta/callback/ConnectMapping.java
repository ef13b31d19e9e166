package io.eenjakarta.callback;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Providers;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where a web application has put its {@link ConnectServlet}. */
public final class ConnectMapping {

    /** Attribute of the servlet context: a login takes the providers' answers and hands over those to the servlet. */
    public static final String ANSWERED_BY_LOGIN = "io.eenjakarta.answered-by-login";

    private ConnectMapping() {}

    /**
     * What is wrong with it, as a line for the log with its advice; empty when browsers who come back from any provider
     * meet the one servlet, or a login that hands over to it.
     */
    static Optional<String> fault(ServletContext context, Providers providers) {
        List<ServletRegistration> ours = context.getServletRegistrations().values().stream()
                .filter(servlet -> ConnectServlet.class.getName().equals(servlet.getClassName()))
                .map(ServletRegistration.class::cast)
                .toList();
        if (ours.size() > 1) {
            return Optional.of(line(LogCode.START_CONNECT, "it is there " + ours.size() + " times"));
        }
        if (context.getAttribute(ANSWERED_BY_LOGIN) != null) {
            return Optional.empty();
        }
        Collection<String> mappings =
                ours.stream().flatMap(servlet -> servlet.getMappings().stream()).toList();
        return providers.active().stream()
                .flatMap(provider -> fault(context.getContextPath(), provider.callbackPath(), mappings).stream())
                .findFirst();
    }

    private static Optional<String> fault(String root, String callbackPath, Collection<String> mappings) {
        if (!callbackPath.startsWith(root + '/')) {
            return Optional.of(line(LogCode.START_CONTEXT, "path " + callbackPath + ", context root " + root + '/'));
        }
        String path = callbackPath.substring(root.length());
        return mappings.stream().anyMatch(pattern -> covers(pattern, path))
                ? Optional.empty()
                : Optional.of(line(LogCode.START_CONNECT, "it is at " + mappings + ", and should be at " + path));
    }

    /** Whether a URL pattern (Jakarta Servlet 12.2) covers a path within the application. */
    private static boolean covers(String pattern, String path) {
        if (pattern.isEmpty()) {
            return path.equals("/");
        }
        if (pattern.endsWith("/*")) {
            String folder = pattern.substring(0, pattern.length() - 2);
            return path.equals(folder) || path.startsWith(folder + '/');
        }
        return pattern.equals(path) || pattern.equals("/");
    }

    private static String line(LogCode code, String detail) {
        return code.line(detail + ". " + code.advice());
    }
}

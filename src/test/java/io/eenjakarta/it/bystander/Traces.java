package io.eenjakarta.it.bystander;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * What the library has left behind in this application, a line for each kind: objects that live as long as it does, threads
 * that work for it, and tables in the database that {@code GET /traces?jndi-name} names.
 */
@WebServlet("/traces")
public class Traces extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String LIBRARY = "io.eenjakarta.";
    private static final String TESTS = "io.eenjakarta.it.";

    private final transient BeanManager beans;

    @Inject
    public Traces(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        try {
            response.getWriter()
                    .print("objects " + objects() + "\nthreads " + threads() + "\ntables "
                            + tables(request.getQueryString()));
        } catch (SQLException | NamingException e) {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, e.toString());
        }
    }

    private Set<String> objects() {
        Set<String> made = new TreeSet<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            String type = bean.getBeanClass().getName();
            if (isOfTheLibrary(type) && isMade(bean)) {
                made.add(type);
            }
        }
        return made;
    }

    private boolean isMade(Bean<?> bean) {
        Class<? extends Annotation> scope = bean.getScope();
        boolean lasting = List.of(ApplicationScoped.class, Singleton.class).contains(scope);
        return lasting && beans.getContext(scope).get((Contextual<?>) bean) != null;
    }

    private static Set<String> threads() {
        Set<String> busy = new TreeSet<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            boolean ours = Stream.of(stack).anyMatch(frame -> isOfTheLibrary(frame.getClassName()));
            boolean here = thread.getContextClassLoader() == Traces.class.getClassLoader();
            if (thread != Thread.currentThread() && (ours || here)) {
                busy.add(thread.getName());
            }
        });
        return busy;
    }

    private static Set<String> tables(String dataSource) throws SQLException, NamingException {
        Set<String> names = new TreeSet<>();
        DataSource source = InitialContext.doLookup(dataSource);
        try (Connection connection = source.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, "EEN%", null)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static boolean isOfTheLibrary(String type) {
        return type.startsWith(LIBRARY) && !type.startsWith(TESTS);
    }
}

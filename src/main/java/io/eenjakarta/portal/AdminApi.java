package io.eenjakarta.portal;

import io.eenjakarta.authentication.CsrfToken;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Administration for scripts, in JSON; {@code web.xml} lets administrators in alone. GET looks, POST acts: with form fields,
 * and with the token {@value io.eenjakarta.authentication.CsrfToken#FIELD} that {@code GET /admin/api} gives to pages of this
 * session.
 */
@WebServlet("/admin/api/*")
public class AdminApi extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CSV = ".csv";

    private final transient Pages pages;
    private final transient AdminLists lists;
    private final transient AdminActs acts;
    private final transient AdminDownload download;
    private final transient CsrfToken csrf;

    @Inject
    public AdminApi(Pages pages, AdminLists lists, AdminActs acts, AdminDownload download, CsrfToken csrf) {
        this.pages = pages;
        this.lists = lists;
        this.acts = acts;
        this.download = download;
        this.csrf = csrf;
    }

    /** What to do for a request; false when there is nothing at its address. */
    private interface Work {
        boolean isDone(String[] path, AdminRequest request) throws IOException;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        answer(request, response, (path, asked) -> {
            if (path.length == 1 && path[0].endsWith(CSV)) {
                Optional<CsvSheet<?>> sheet = download.of(path[0], asked);
                if (sheet.isPresent()) {
                    sheet.get().send(request, response);
                }
                return sheet.isPresent();
            }
            return isSent(lists.get(path, asked), response);
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (csrf.matches(request)) {
            answer(request, response, (path, asked) -> isSent(acts.post(path, asked), response));
        } else {
            pages.fail(Failure.CROSS_SITE, request, response);
        }
    }

    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    /** Looks once more who asks, as {@link AdminPage} does. */
    private void answer(HttpServletRequest request, HttpServletResponse response, Work work)
            throws ServletException, IOException {
        if (!AdminPage.mayCome(request)) {
            pages.fail(Failure.FORBIDDEN, request, response);
            return;
        }
        AdminRequest asked = new AdminRequest(request);
        try {
            if (!work.isDone(asked.path(), asked)) {
                pages.fail(Failure.NOT_FOUND, request, response);
            }
        } catch (AdminQuery.Wrong wrong) {
            JsonAnswer.send(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    JsonAnswer.BUILDERS
                            .createObjectBuilder()
                            .add("error", "bad_request")
                            .add("parameter", wrong.parameter())
                            .build());
        } catch (RuntimeException e) {
            pages.fail(e, request, response);
        }
    }

    private static boolean isSent(Optional<JsonObject> answer, HttpServletResponse response) throws IOException {
        if (answer.isPresent()) {
            JsonAnswer.send(response, HttpServletResponse.SC_OK, answer.get());
        }
        return answer.isPresent();
    }
}

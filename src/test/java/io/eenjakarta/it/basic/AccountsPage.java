package io.eenjakarta.it.basic;

import io.eenjakarta.callback.ConnectServlet;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.ApiCall;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.VmsException;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The caller's accounts with their cameras, a button to connect one, and for each a button to disconnect it. */
@WebServlet("/accounts")
public class AccountsPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient LinkedGrants linked;
    private final transient AccountCameras cameras;

    @Inject
    public AccountsPage(LinkedGrants linked, @RestClient AccountCameras cameras) {
        this.linked = linked;
        this.cameras = cameras;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter page = response.getWriter();
        page.println("<!DOCTYPE html><html lang=\"en\"><title>Accounts</title><h1>Your accounts</h1>");
        // The status as the calls have left it.
        String root = request.getContextPath();
        String caller = request.getUserPrincipal().getName();
        linked.of(caller).forEach(account -> cameras(account.id()));
        for (LinkedGrant account : linked.of(caller)) {
            page.printf(
                    "<article id=\"%s\">%s/%s %s: %s%s</article>%n",
                    account.id().value(),
                    account.account(),
                    account.user(),
                    account.status(),
                    cameras(account.id()),
                    button("Disconnect", ConnectServlet.DISCONNECT, account.id().value(), root));
        }
        page.println(button("Connect your Eagle Eye account", "", "", root));
    }

    private String cameras(GrantId account) {
        try {
            return GrantScope.call(account, () -> ApiCall.answer(cameras::list))
                    .getJsonArray("results")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(camera -> camera.getString("name"))
                    .collect(Collectors.joining(", "));
        } catch (VmsException | GrantException e) {
            return "no cameras just now";
        }
    }

    private static String button(String label, String field, String value, String root) {
        String hidden = field.isEmpty() ? "" : hidden(field, value);
        return "<form method=\"post\" action=\"" + root + "/eagle-eye\">"
                + hidden(ConnectServlet.TARGET, root + "/accounts") + hidden + "<button>" + label + "</button></form>";
    }

    private static String hidden(String field, String value) {
        return "<input type=\"hidden\" name=\"" + field + "\" value=\"" + value + "\">";
    }
}

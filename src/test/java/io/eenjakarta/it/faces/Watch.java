package io.eenjakarta.it.faces;

import io.eenjakarta.authentication.Logout;
import io.eenjakarta.callback.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What stands behind {@code watch.xhtml}. */
@Named
@RequestScoped
public class Watch {

    private final OwnCameras cameras;
    private final Logout logout;
    private String name = "";
    private List<String> found = List.of();

    @Inject
    public Watch(@RestClient OwnCameras cameras, Logout logout) {
        this.cameras = cameras;
        this.logout = logout;
    }

    protected Watch() {
        this(null, null);
    }

    public String getCaller() {
        return Caller.of(request()).map(Caller::shownName).orElse("nobody");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<String> getFound() {
        return found;
    }

    /** Looks for cameras with the name that was typed in; stays on the page. */
    public void find() {
        found = cameras.list(100).getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(camera -> camera.getString("name"))
                .filter(camera -> camera.contains(name))
                .toList();
    }

    /** Signs the caller out; the view state that Faces asks for keeps other sites from doing so. */
    public String leave() {
        logout.logout(request(), (HttpServletResponse) outside().getResponse());
        return "/goodbye.xhtml?faces-redirect=true";
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) outside().getRequest();
    }

    private static ExternalContext outside() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }
}

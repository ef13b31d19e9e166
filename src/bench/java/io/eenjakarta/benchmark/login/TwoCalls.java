package io.eenjakarta.benchmark.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Base64;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Takes a code where the provider sends it, and makes the two calls that every login needs, with clients that are made once
 * and keep their connections: no session, no attempt, no check, nothing stored. What a login costs at least.
 */
@WebServlet("/*")
public final class TwoCalls extends HttpServlet {

    private static final long serialVersionUID = 1;

    private transient TokenCall tokens;
    private transient UserCall users;
    private transient String client;
    private transient String redirect;

    @Override
    public void init() {
        URI provider = URI.create(System.getenv("TWO_CALLS_PROVIDER"));
        tokens = RestClientBuilder.newBuilder().baseUri(provider).build(TokenCall.class);
        users = RestClientBuilder.newBuilder().baseUri(provider).build(UserCall.class);
        redirect = System.getenv("TWO_CALLS_REDIRECT_URI");
        String pair = System.getenv("EEN_CLIENT_ID") + ":" + System.getenv("EEN_CLIENT_SECRET");
        client = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String reply = tokens.post(
                client,
                new Form()
                        .param("grant_type", "authorization_code")
                        .param("code", request.getParameter("code"))
                        .param("redirect_uri", redirect));
        try (JsonReader reader = Json.createReader(new StringReader(reply))) {
            String user = users.get("Bearer " + reader.readObject().getString("access_token"));
            response.setContentType("application/json");
            response.getWriter().write(user);
        }
    }
}

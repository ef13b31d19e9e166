package io.eenjakarta.portal;

import io.eenjakarta.callback.WebhookServlet;
import io.eenjakarta.vms.WebhookIntake;
import io.eenjakarta.vms.WebhookRounds;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** Webhooks of the WAR. For no browser, so neither a constraint nor the token of a page protects it: each delivery is signed. */
@WebServlet(urlPatterns = "/webhooks/*", loadOnStartup = 1)
public class DeliveredHere extends WebhookServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    public DeliveredHere(WebhookIntake intake, WebhookRounds rounds) {
        super(intake, rounds);
    }
}

package io.eenjakarta.it;

import java.util.function.Consumer;
import org.openqa.selenium.By;

/** A walk past every page that a person can come by, theirs and the provider's. */
final class Tour {

    private Tour() {}

    /**
     * Calls {@code look} with the name of each page while the page is shown, pictures and all. Then it must be accessible, if
     * it is ours: the provider's are the simulator's.
     */
    static void walk(Visitor visitor, Consumer<String> look) {
        Consumer<String> arrive = page -> {
            visitor.awaitPictures();
            look.accept(page);
            if (!page.startsWith("provider-")) {
                Accessibility.check(visitor, page);
            }
        };
        visitor.open("/");
        visitor.see(Visitor.SIGN_IN);
        arrive.accept("home");
        visitor.click(Visitor.SIGN_IN);
        visitor.see(By.id("username"));
        arrive.accept("provider-sign-in");
        visitor.givePassword();
        visitor.see(Visitor.DENY);
        arrive.accept("provider-consent");
        visitor.click(Visitor.DENY);
        visitor.see(By.id("support-code"));
        arrive.accept("refusal");
        visitor.click(By.linkText("Sign in again"));
        visitor.click(Visitor.ALLOW);
        visitor.await("/");
        arrive.accept("welcome");
        for (String page : new String[] {
            "cameras", "cameras?q=nothing-like-it", "cameras/100d4c41", "cameras/100d4c49", "account", "connection"
        }) {
            visitor.open("/" + page);
            arrive.accept(page.replaceAll("\\W+", "-"));
        }
        visitor.open("/nothing-here");
        arrive.accept("not-found");
        visitor.open("/");
        visitor.click(By.id("logout"));
        visitor.await("/logged-out");
        arrive.accept("logged-out");
    }
}

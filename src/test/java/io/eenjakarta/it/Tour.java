package io.eenjakarta.it;

import java.util.function.Consumer;
import org.openqa.selenium.By;

/** A walk past every page that a person can come by, theirs and the provider's. */
final class Tour {

    private Tour() {}

    /** Calls {@code look} with the name of each page while the page is shown. */
    static void walk(Visitor visitor, Consumer<String> look) {
        visitor.open("/");
        visitor.see(Visitor.SIGN_IN);
        look.accept("home");
        visitor.click(Visitor.SIGN_IN);
        visitor.see(By.id("username"));
        look.accept("provider-sign-in");
        visitor.givePassword();
        visitor.see(Visitor.DENY);
        look.accept("provider-consent");
        visitor.click(Visitor.DENY);
        visitor.see(By.id("support-code"));
        look.accept("refusal");
        visitor.click(By.linkText("Sign in again"));
        visitor.click(Visitor.ALLOW);
        visitor.await("/");
        look.accept("welcome");
        for (String page : new String[] {"cameras", "account", "connection"}) {
            visitor.open("/" + page);
            look.accept(page);
        }
        visitor.open("/nothing-here");
        look.accept("not-found");
        visitor.open("/");
        visitor.click(By.id("logout"));
        visitor.await("/logged-out");
        look.accept("logged-out");
    }
}

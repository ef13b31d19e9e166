package io.eenjakarta.it;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.openqa.selenium.By;

/** A walk past every page for administrators, by one who signs in on the way to the first. */
final class AdminTour {

    private static final By CONTENT = By.id("content");
    private static final String USER = "provider=een&account=00001106&user=" + Person.GRACE.id();

    private final Visitor visitor;
    private boolean signedIn;

    AdminTour(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Calls {@code look} with the name of each page while the page is shown. */
    void walk(Consumer<String> look) {
        if (signedIn) {
            visitor.open("/admin");
        } else {
            visitor.signIn("/admin");
            signedIn = true;
        }
        visitor.script("document.querySelectorAll('details').forEach(one => one.open = true)");
        arrive("admin", look);
        pages().forEach((name, path) -> {
            visitor.open(path);
            arrive(name, look);
        });
    }

    private Map<String, String> pages() {
        visitor.open("/admin/users?" + USER);
        visitor.click(By.cssSelector("a[href^='/admin/grants/']"));
        String grant = visitor.address().replaceAll(".*/", "");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("admin-hours", "/admin?time=48h");
        pages.put("admin-grants", "/admin/grants");
        pages.put("admin-grants-none", "/admin/grants?q=nothing-like-it");
        pages.put("admin-grant", "/admin/grants/" + grant);
        pages.put("admin-users", "/admin/users");
        pages.put("admin-user", "/admin/users?" + USER);
        pages.put("admin-audit", "/admin/audit");
        pages.put("admin-audit-none", "/admin/audit?who=nobody");
        pages.put("admin-refresh", "/admin/act?act=refresh&grant=" + grant);
        pages.put("admin-revoke", "/admin/act?act=revoke&grant=" + grant);
        pages.put("admin-revoke-all", "/admin/act?act=revoke-all&" + USER);
        pages.put("admin-erase", "/admin/act?act=erase&" + USER);
        pages.put("admin-check", "/admin/act?act=check&provider=een");
        pages.put("admin-reencrypt", "/admin/act?act=reencrypt");
        return pages;
    }

    private void arrive(String name, Consumer<String> look) {
        visitor.see(CONTENT);
        look.accept(name);
    }
}

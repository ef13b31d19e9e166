package io.eenjakarta.benchmark.page;

import io.eenjakarta.cluster.Server;
import java.util.List;
import java.util.stream.Stream;

/** What stands in front of the page. */
enum Variant {
    NOTHING("nothing in front", Portal.OPEN, "/hello", Login.NONE),
    SESSION("bare HttpServletRequest.getSession", Portal.OPEN, "/session", Login.NAMED),
    EEN("een-jakarta", Portal.EEN, "/hello", Login.BY_PROVIDER),
    PAC4J("pac4j's JEE filter", Portal.PAC4J, "/hello", Login.BY_PROVIDER),
    SOCIAL("Open Liberty's socialLogin-1.0", Portal.SOCIAL, "/hello", Login.BY_PROVIDER),
    NOTIFIED("mechanism that only notifies the container", Portal.NOTIFIED, "/hello", Login.NAMED);

    /** How somebody gets in. */
    enum Login {
        NONE,
        /** By telling a name. */
        NAMED,
        /** By way of the provider's pages. */
        BY_PROVIDER
    }

    private final String title;
    private final Portal portal;
    private final String path;
    private final Login login;

    Variant(String title, Portal portal, String path, Login login) {
        this.title = title;
        this.portal = portal;
        this.path = path;
        this.login = login;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** Which of the portals has it. */
    Portal portal() {
        return portal;
    }

    /** The page's address there. */
    String path() {
        return path;
    }

    Login login() {
        return login;
    }

    /** Those that a server can have. */
    static List<Variant> on(Server server) {
        return Stream.of(values())
                .filter(variant -> variant.portal.runsOn(server))
                .toList();
    }
}

package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.WarClasses;
import io.eenjakarta.benchmark.page.web.HelloServlet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What is deployed on a server whose configuration is always the same. */
enum Variant {
    /** Nothing: it is ready when it says so, and answers on its port. */
    BARE("the bare server", 3),
    /** Ready with its first answer: what the server does for any application at all. */
    HELLO("an application of one servlet", 1),
    /** Ready when it sends a browser to the provider's login page. */
    OURS("een-jakarta", 3);

    private final String title;
    private final int rounds;

    Variant(String title, int rounds) {
        this.title = title;
        this.rounds = rounds;
    }

    /** How often it starts in the short form, beside once that does not count. */
    int rounds() {
        return rounds;
    }

    String title() {
        return title;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is to be deployed; a folder has room for a WAR that is made first. */
    Path war(BenchSettings settings, Path folder) throws IOException {
        return this == HELLO ? WarClasses.put(folder.resolve("hello.war"), HelloServlet.class) : settings.war();
    }
}

package io.eenjakarta.probe;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks the provider what its documents leave open, with a user's own credentials: requests that read, one after the other,
 * and three sign-ins of its own, whose tokens it gives back. Nothing of what it is told is kept but the report.
 */
final class PlatformProbe {
    private final ProbeSettings settings;
    private final Limits limits;
    private final boolean reuse;
    private final Clock clock;
    private final Redaction redaction = new Redaction();
    private final Findings findings = new Findings(redaction);

    PlatformProbe(ProbeSettings settings, Limits limits, boolean reuse, Clock clock) {
        this.settings = settings;
        this.limits = limits;
        this.reuse = reuse;
        this.clock = clock;
    }

    /** @param args the folder of the report, and whether used codes and tokens are sent once more */
    public static void main(String[] args) throws IOException {
        try {
            ProbeSettings settings = ProbeSettings.read();
            PlatformProbe probe =
                    new PlatformProbe(settings, Limits.DEFAULT, !args[1].equals("false"), Clock.systemUTC());
            boolean heard = probe.run(Path.of(args[0]), System.out, uri -> {});
            System.exit(heard ? 0 : 1);
        } catch (Stopped wrong) {
            System.err.println("\n  " + wrong.getMessage() + "\n");
            System.exit(1);
        }
    }

    /**
     * Blocks until everything is asked, and the report written.
     *
     * @param browser is given the address that is printed, too
     * @return whether the provider answered at all
     */
    boolean run(Path folder, PrintStream console, Consumer<URI> browser) throws IOException {
        Report report = ask(console, browser);
        report.write(folder, redaction);
        console.println(redaction.withoutSecrets(report.summary()));
        console.println("  The report: " + folder.resolve("report.md") + " and report.json beside it.\n");
        return findings.all("").stream()
                .anyMatch(finding ->
                        !finding.came().isEmpty() && finding.came().get(0).status() > 0);
    }

    private Report ask(PrintStream console, Consumer<URI> browser) {
        Calls calls = new Calls(settings.client(), limits);
        TokenRequests tokens = new TokenRequests(settings.provider(), calls, redaction);
        String ended = "Everything was asked.";
        String missing = "An earlier answer did not bring what it needs.";
        console.println(
                "\n  The probe asks " + settings.provider().tokenEndpoint().getHost() + ", at most " + limits.calls()
                        + " requests, one after the other.");
        try {
            askAll(calls, tokens, browser.andThen(uri -> invite(console, uri)));
        } catch (Stopped stopped) {
            ended = stopped.getMessage();
            missing = ended;
        }
        String leftovers = giveBack(tokens);
        if (calls.answered() > 0) {
            String names = redaction.sentence(String.join(", ", calls.rateHeaders()));
            findings.add(
                    Question.RATE_HEADERS,
                    "nothing of its own: a look at all " + calls.answered() + " answers",
                    Agreement.of(names.isEmpty()),
                    (names.isEmpty() ? "No header of an ordinary answer speaks of limits." : "Headers: " + names + ".")
                            + (calls.stopped().contains("429") ? " " + calls.stopped() : ""));
        }
        return new Report(ended, leftovers, calls.sent(), findings.all(missing));
    }

    private static void invite(PrintStream console, URI uri) {
        console.println("\n  Open this address in a browser on this machine and sign in:\n\n  " + uri
                + "\n\n  The browser goes to Eagle Eye and back three times, most often without asking again.");
    }

    private void askAll(Calls calls, TokenRequests tokens, Consumer<URI> browser) {
        SignInQuestions.Grants grants = signedIn(calls, tokens, browser);
        if (grants.usual().isEmpty()) {
            throw new Stopped("The first sign-in brought no tokens, so nothing more could be asked.");
        }
        ApiRequests api = new ApiRequests(calls, redaction);
        Optional<ProbedGrant> placed = new ApiQuestions(settings.provider(), api, findings, clock.instant())
                .ask(grants.usual().get());
        URI base = placed.flatMap(ProbedGrant::base)
                .orElseThrow(() -> new Stopped("The provider named no host that may get a token: see een.api-hosts."));
        new EndQuestions(settings.provider(), tokens, api, findings).ask(grants, base, reuse);
    }

    /** Takes the port first: without it nothing needs to be asked. */
    private SignInQuestions.Grants signedIn(Calls calls, TokenRequests tokens, Consumer<URI> browser) {
        List<SignIn> signIns = SignInQuestions.signIns();
        try (CallbackPort port = new CallbackPort(settings.provider(), signIns)) {
            new OpenQuestions(settings.provider(), calls, tokens, findings).ask();
            // Nobody is asked to sign in for nothing.
            calls.check();
            return new SignInQuestions(settings.provider(), tokens, findings, redaction, limits.patience())
                    .ask(port, signIns, browser);
        }
    }

    private static String giveBack(TokenRequests tokens) {
        if (!tokens.anyIssued()) {
            return "Nobody signed in.";
        }
        try {
            for (String token : tokens.living()) {
                tokens.revoke(token);
            }
            return "The tokens of the probe's own sign-ins were revoked.";
        } catch (Stopped stopped) {
            return "Tokens of the probe's own sign-ins could not be revoked: nobody has them any more, and they end unused.";
        }
    }
}

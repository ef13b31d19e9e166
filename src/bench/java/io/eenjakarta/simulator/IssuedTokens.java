package io.eenjakarta.simulator;

/** Tokens of logins that nobody had to walk through: a benchmark needs many, and no browser. */
public final class IssuedTokens {

    private IssuedTokens() {}

    /** The refresh token of a new login of this user, good for one rotation as any other. */
    public static String refreshToken(EenSimulator provider, DemoData.User user) {
        String code = provider.book()
                .issueCode(new TokenBook.CodeRequest(
                        SimulatorSettings.DEMO_CLIENT_ID, SimulatorSettings.DEMO_REDIRECT_URI, null, "vms.all", user));
        TokenOutcome outcome = provider.book()
                .redeem(SimulatorSettings.DEMO_CLIENT_ID, code, SimulatorSettings.DEMO_REDIRECT_URI, null);
        if (outcome instanceof TokenOutcome.Issued issued) {
            return issued.refreshToken();
        }
        throw new IllegalStateException("the simulator issues no tokens: " + outcome);
    }
}

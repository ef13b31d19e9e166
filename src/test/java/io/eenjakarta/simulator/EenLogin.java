package io.eenjakarta.simulator;

/** {@code /oauth2/authorize}: GET only, with the parameters that Eagle Eye Networks documents. */
final class EenLogin implements LoginRules {
    static final String COOKIE = "EENSIMSESSION";

    private final SimulatorSettings settings;
    private final TokenBook book;

    EenLogin(SimulatorSettings settings, TokenBook book) {
        this.settings = settings;
        this.book = book;
    }

    @Override
    public boolean takesPost() {
        return false;
    }

    @Override
    public String cookie() {
        return COOKIE;
    }

    @Override
    public AuthorizeRequest.Parsed parsed(Request request) {
        return AuthorizeRequest.parse(request.query(), settings);
    }

    @Override
    public String denied(AuthorizeRequest request) {
        return request.denied();
    }

    @Override
    public String code(AuthorizeRequest request, DemoData.User user) {
        return book.issueCode(new TokenBook.CodeRequest(
                request.clientId(), request.redirectUri(), request.challenge(), request.scope(), user));
    }
}

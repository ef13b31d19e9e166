package io.eenjakarta.simulator;

/** What differs between providers while a browser signs in. */
interface LoginRules {
    boolean takesPost();

    /** Of the session cookie: browsers share cookies between ports, so each provider has its own. */
    String cookie();

    AuthorizeRequest.Parsed parsed(Request request);

    /** @return where the browser goes when the user says no */
    String denied(AuthorizeRequest request);

    /** @return an authorization code */
    String code(AuthorizeRequest request, DemoData.User user);
}

package io.eenjakarta.provider;

/**
 * Every failure that reaches a log or a page, with a code that stays the same over releases and the advice that an
 * operator needs. The README's troubleshooting table is checked against this list.
 */
public enum LogCode {
    START_SETTINGS("EEN-START-01", "Settings are missing or wrong", "Correct what the message lists and start again."),
    START_CONTEXT(
            "EEN-START-02",
            "The redirect URI lies outside of this application",
            "Give the redirect URI a path below the application's context root, or put the application at the root."),
    START_NOBODY(
            "EEN-START-03",
            "No account may sign in",
            "Name the accounts in een.allowed-accounts or cameramanager.allowed-accounts, or set it to * for any."),
    START_MECHANISM(
            "EEN-START-07",
            "The server does not call the login mechanism",
            "On WildFly the security domain that WEB-INF/jboss-web.xml names must be eagle-eye: stop the server, run"
                    + " bin/jboss-cli.sh --file=server-config/wildfly/configure.cli, and start it."),
    START_CONNECT(
            "EEN-START-08",
            "The ConnectServlet is not where the redirect URI leads",
            "Map it once in web.xml: to the path of each redirect URI, without the application's context root."),
    START_TWO_LOGINS(
            "EEN-START-09",
            "This application has two logins with Eagle Eye",
            "Keep one subclass of EagleEyeAuthenticationMechanism, or make the other one an @Alternative."),
    START_LOGIN_CONFIG(
            "EEN-START-10",
            "This application has a login of the server's beside the one with Eagle Eye",
            "Take <login-config> out of web.xml; or keep it, take the subclass away and map the ConnectServlet instead."),
    START_CALLER(
            "EEN-START-11",
            "The server does not accept the callers that the login mechanism brings",
            "On WildFly the security domain that WEB-INF/jboss-web.xml names must be eagle-eye, with integrated-jaspi=false:"
                    + " stop the server, run bin/jboss-cli.sh --file=server-config/wildfly/configure.cli, and start it."),
    START_PLATFORM(
            "EEN-START-12",
            "The server lacks what een-jakarta needs",
            "It needs Jakarta EE 10 and MicroProfile Rest Client: on Open Liberty the features that"
                    + " server-config/liberty/server.xml lists, mpRestClient-4.0 among them; on WildFly the"
                    + " subsystem jaxrs."),

    LOGIN_ACCOUNT_REFUSED(
            "EEN-LOGIN-01",
            "The user's account may not sign in here",
            "Add the account id that the log line names to the setting that it names."),
    LOGIN_LOOP(
            "EEN-LOGIN-02",
            "The browser came back for another sign-in again and again",
            "Check that the browser keeps cookies, and that een.redirect-uri is the address users really see."),
    LOGIN_DONE("EEN-LOGIN-03", "A user signed in", "None: for the audit trail."),
    LOGIN_ENDED("EEN-LOGIN-04", "A user signed out, or the session ended", "None: for the audit trail."),
    LOGIN_WHO_FAILED(
            "EEN-LOGIN-05",
            "Tokens came, but the provider did not say whose they are",
            "Look at the API's status page; the user may try again at once."),
    LOGIN_STORE_REFUSED(
            "EEN-LOGIN-06",
            "The portal's own identity stores refused the user",
            "Look at the identity stores of the portal that uses een-jakarta."),
    LOGIN_FAILED(
            "EEN-LOGIN-07",
            "Something unforeseen stopped the login layer",
            "The exception stands in the log line. Nobody came in; the user may try again."),

    CALLBACK_STATE_UNKNOWN(
            "EEN-CALLBACK-01",
            "The browser came back with a state that it was not sent away with",
            "Often an old bookmark or cookies switched off; many at once may be an attack."),
    CALLBACK_STATE_MISSING("EEN-CALLBACK-02", "The browser came back without a state", "As with EEN-CALLBACK-01."),
    CALLBACK_EXPIRED(
            "EEN-CALLBACK-03",
            "The browser came back too late",
            "The user may try again; een.attempt-lifetime sets how long a sign-in may take."),
    CALLBACK_REUSED(
            "EEN-CALLBACK-04",
            "The same answer of the provider came twice",
            "Harmless after F5 or the back button: the code was not sent again."),
    CALLBACK_MALFORMED(
            "EEN-CALLBACK-05",
            "The callback's parameters are not as RFC 6749 4.1.2 has them",
            "Repeated, over-long or undecodable parameters: nothing a provider sends."),
    CALLBACK_DENIED("EEN-CALLBACK-06", "The user or the provider refused consent", "The user may try again."),
    CALLBACK_PROVIDER_ERROR(
            "EEN-CALLBACK-07",
            "The provider answered with an error",
            "invalid_scope or unauthorized_client: check the client in the provider's portal. Otherwise try later."),
    CALLBACK_MIX_UP(
            "EEN-CALLBACK-08",
            "An answer to one provider's sign-in came to the address of another",
            "Its code was not sent anywhere. Once, a mistake in the redirect URIs at the providers; many, an attack."),

    LINK_DONE("EEN-LINK-01", "A user connected an account", "None: for the audit trail."),
    LINK_ENDED("EEN-LINK-02", "An account was disconnected, or connected anew", "None: for the audit trail."),
    LINK_ANONYMOUS(
            "EEN-LINK-03",
            "The ConnectServlet was asked by nobody the portal knows",
            "It must be behind a security constraint of the portal, for all HTTP methods, and the session cookie must not"
                    + " be SameSite=Strict."),
    LINK_OTHER_CALLER(
            "EEN-LINK-04",
            "An account was to be connected to another caller than the one who began",
            "Often somebody signed in to the portal anew in between; many at once may be an attack."),
    LINK_CALLER_NAME(
            "EEN-LINK-05",
            "The caller's name cannot be kept",
            "Names of the portal's callers must have 1 to 255 characters, and no control character."),
    LINK_ADDRESS(
            "EEN-LINK-06",
            "The portal was opened under another name than the redirect URI has",
            "Open it under the host of een.redirect-uri: cookies of one name are missing under the other."),
    LINK_NOT_OWN(
            "EEN-LINK-07",
            "An account was to be disconnected that its caller does not have",
            "Harmless after a double click; nothing was ended. Many at once may be an attack."),
    LINK_FAILED(
            "EEN-LINK-08",
            "Something unforeseen stopped the connecting of an account",
            "The exception stands in the log line. Nothing was connected; the user may try again."),

    TOKEN_REFUSED("EEN-TOKEN-01", "The provider called a code or refresh token dead", "The user must sign in again."),
    TOKEN_MISCONFIGURED(
            "EEN-TOKEN-02",
            "The provider does not accept our client, or the token address is wrong",
            "Check client-id, client-secret and token-endpoint of een or cameramanager. No grant was touched."),
    TOKEN_UNAVAILABLE("EEN-TOKEN-03", "The token end point could not be used", "Wait; nothing was lost."),
    TOKEN_BASE_REFUSED(
            "EEN-TOKEN-04",
            "A token reply names an API host that is not on the allow-list",
            "If EEN has a new host name, add it to een.api-hosts; otherwise tell EEN: somebody may be after tokens."),
    TOKEN_REVOKE_FAILED(
            "EEN-TOKEN-05",
            "Tokens could not be revoked",
            "It is tried again for a quarter of an hour. After that EEN's end by themselves within 90 days; CameraManager's"
                    + " refresh tokens never do: the user signs out there, or the client's secret is changed."),
    TOKEN_ODD(
            "EEN-TOKEN-06",
            "A token reply is not as the provider documents it",
            "None: the tokens are kept and used until the API refuses them. Tell the makers of een-jakarta."),
    TOKEN_OTHER_SECRET(
            "EEN-TOKEN-07",
            "The provider takes the other one of the two client secrets",
            "Make it the client-secret of the client that the line names, on every server, and take the old one away."),

    GRANT_NEEDS_LOGIN("EEN-GRANT-01", "A grant is dead", "Its user must sign in again."),
    GRANT_ROTATED("EEN-GRANT-02", "A grant has new tokens", "None: for the audit trail."),
    GRANT_UNKNOWN(
            "EEN-GRANT-03",
            "A session names a grant that is not in the vault",
            "It ended on another server, or grants are kept in memory and this server was restarted."),
    GRANT_LATE(
            "EEN-GRANT-04",
            "New tokens came after the right to store them had gone",
            "Raise een.token-deadline if it comes again."),
    GRANT_LOST_REPLY(
            "EEN-GRANT-05",
            "A refresh was perhaps carried out, and its answer is lost",
            "None: the refresh token is sent once more when the provider answers. Look for a crash or a broken network."),
    GRANT_UNSTORED(
            "EEN-GRANT-06",
            "New tokens wait in memory for the database",
            "Bring the database back before this server stops: the tokens are written as soon as it answers."),
    GRANT_EXPIRING(
            "EEN-GRANT-07",
            "A connected grant will end, however much it is used",
            "Ask its user to connect the account anew before that day; observers of GrantExpiring are told as well."),
    GRANT_KEPT_ALIVE(
            "EEN-GRANT-08",
            "Connected grants that nobody used were refreshed",
            "None, unless some failed: they are tried again for as long as they live. Look at the codes before it."),
    GRANT_OBSERVER(
            "EEN-GRANT-09",
            "An observer of grant events failed",
            "Look at the observer of the application that the log line names: no grant is affected."),

    VAULT_IN_MEMORY(
            "EEN-VAULT-01",
            "Grants are kept in memory",
            "They end with this server. Give it a DataSource and een.vault-keys to keep them."),
    VAULT_UNAVAILABLE(
            "EEN-VAULT-02",
            "The vault's database cannot be used",
            "Callers with a living token go on, nothing is renewed and nothing lost; bring the database back."),
    VAULT_UNUSABLE(
            "EEN-VAULT-03",
            "The vault cannot be used as it is configured",
            "Do what the message says and start again."),
    VAULT_UNREADABLE(
            "EEN-VAULT-04",
            "The row of a grant cannot be read",
            "A key that is missing: add it to een.vault-keys. A damaged row: its user must sign in again."),
    VAULT_RESEALED(
            "EEN-VAULT-05",
            "Grants were sealed anew with the first key",
            "When none is left with other keys, the older keys are no longer needed."),
    VAULT_CLOCK(
            "EEN-VAULT-06",
            "The clocks of this server and of the database differ",
            "Nothing was lost: leases go by the database's clock. Set the clocks right."),
    AUDIT_LOST(
            "EEN-AUDIT-01",
            "Entries of the audit trail were lost",
            "They waited too long for the vault's database: bring it back. The log has what they would have said."),

    API_UNAUTHORIZED("EEN-API-01", "The API refused fresh tokens", "The user must sign in again."),
    API_FAILED("EEN-API-02", "An API call failed", "See the status beside it."),
    REQUEST_CROSS_SITE(
            "EEN-REQUEST-01",
            "A change was asked for from another site or without the page's token",
            "Reload the page and try again; many at once may be an attack."),
    REQUEST_SAVED_POST_REFUSED(
            "EEN-REQUEST-02",
            "A form that was kept during sign-in could not be opened",
            "It was too old or was changed: fill it in again."),
    REQUEST_UNKNOWN_PROVIDER(
            "EEN-REQUEST-03",
            "A page asked for a provider that is not switched on",
            "Compare the name that the page sends with een.providers."),
    PAGE_FAILED("EEN-PAGE-01", "A page failed", "The log line has the support code that the user saw.");

    private final String code;
    private final String meaning;
    private final String advice;

    LogCode(String code, String meaning, String advice) {
        this.code = code;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** The code itself, such as {@code EEN-TOKEN-02}. */
    public String code() {
        return code;
    }

    /** What happened, as a sentence without an end. */
    public String meaning() {
        return meaning;
    }

    /** What an operator can do about it. */
    public String advice() {
        return advice;
    }

    /** Code and meaning and what the case adds to it, as one log line. */
    public String line(String detail) {
        return code + " " + meaning + (detail.isEmpty() ? "" : ": " + detail);
    }
}

package io.eenjakarta.probe;

import java.util.Locale;

/** What is asked, in the order of the report, and what een-jakarta takes for granted about it. */
enum Question {
    DISCOVERY_OPENID(
            "What does /.well-known/openid-configuration say?",
            "nothing is read from it; the end points are those of the settings, and PKCE has the method S256"),
    DISCOVERY_OAUTH("What does /.well-known/oauth-authorization-server say?", "nothing is read from it"),
    SIGNING_KEYS("What keys sign access tokens?", "access tokens are opaque; no key is fetched"),
    SECRET_WRONG("How is a wrong client secret refused?", "error invalid_client, whatever the status"),
    REFRESH_UNKNOWN(
            "How is a refresh token refused that was never issued?", "error invalid_grant, with status 400 or 401"),
    CODE_UNKNOWN("How is a code refused that was never issued?", "error invalid_grant, with status 400 or 401"),
    PARAMETER_MISSING("How is a token request refused that lacks a parameter?", "error invalid_request"),
    REVOKE_UNKNOWN("Is it an error to revoke a token that nobody knows?", "no, status 200 (RFC 7009 2.2)"),
    STATE("Does state come back byte for byte, and what comes with it?", "state comes back as it was sent"),
    PKCE_ACCEPTED("Is PKCE accepted beside a client secret?", "yes, it is always sent"),
    TOKEN_REPLY(
            "What does a token reply look like?",
            "access token, refresh token, expires_in; httpsBaseUrl may be absent"),
    TOKEN_FORM("What is an access token made of?", "nothing is read from it"),
    PKCE_REQUIRED("Is PKCE required beside a client secret?", "nothing: it is always sent"),
    PKCE_CHECKED("Is a wrong code verifier refused?", "yes, error invalid_grant"),
    CODE_AFTER_VERIFIER("Is the code still good after a wrong verifier?", "nothing: a code is sent once"),
    NEWER_SIGN_IN("Does a newer sign-in of the same user end an older one?", "no, grants live side by side"),
    CLIENT_SETTINGS("Does clientSettings name the API host of the account?", "yes, as the token reply does"),
    GLOBAL_HOST("Does the global API host serve users/self?", "nothing: the account's own host is used"),
    ACCOUNT_SELF("Is there accounts/self, which the API's description lacks?", "nothing: users/self names the account"),
    NO_BEARER("How does the API answer without a token?", "status 401"),
    BAD_BEARER("How does the API answer to a token that was never issued?", "status 401"),
    NO_END_POINT("How does the API answer at a path that it does not have?", "status 404"),
    NO_RESOURCE("How does the API answer for a camera that is not there?", "status 404"),
    BAD_ARGUMENT("How does the API answer to an argument that it does not know?", "status 400"),
    PAGE_END("How does a list say that this was its last page?", "nextPageToken is null, empty or absent"),
    TIME_OFFSET("Does /media take a time that ends in +00:00?", "yes, this is the form that is sent"),
    TIME_ZULU("Does /media take a time that ends in Z?", "no, so none is sent"),
    MEDIA_SESSION("What does a media session look like?", "an address on a host of een.media-hosts"),
    RATE_HEADERS("Do ordinary answers say how much may still be asked?", "no; a 429 may have Retry-After"),
    REFRESH("What does a refresh return?", "a new pair, or the same refresh token for a permanent one"),
    OLD_ACCESS_TOKEN("Does the access token die when it was refreshed?", "yes, or no: a 401 leads to the newer one"),
    REVOKE_ACCESS("What ends when an access token is revoked?", "the access token alone; refresh tokens are revoked"),
    REVOKE_REFRESH("What ends when a refresh token is revoked?", "the whole grant"),
    CODE_REPLAY("What ends when a used code comes again?", "error invalid_grant; codes are never sent twice"),
    REFRESH_REUSE(
            "What ends when a used refresh token comes again?",
            "error invalid_grant; one that may have been used is sent once more at most");

    private final String text;
    private final String assumed;

    Question(String text, String assumed) {
        this.text = text;
        this.assumed = assumed;
    }

    String text() {
        return text;
    }

    String assumed() {
        return assumed;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.eenjakarta.portal;

import io.eenjakarta.vault.Act;

/** What the audit trail's acts are called on pages. */
final class ActWords {

    private ActWords() {}

    static String of(Act act) {
        return switch (act) {
            case LOGIN -> "Signed in";
            case LOGIN_REFUSED -> "Sign-in refused";
            case LOGOUT -> "Signed out";
            case SESSION_ENDED -> "Session ended";
            case CONNECTED -> "Account connected";
            case DISCONNECTED -> "Account disconnected";
            case RENEWED -> "Signed in again";
            case ROTATED -> "Tokens renewed";
            case KEPT_ALIVE -> "Kept alive";
            case REFUSED -> "Connecting refused";
            case NEEDS_LOGIN -> "Needs sign-in";
            case ENDED -> "Grant ended";
            case EXPIRING -> "End announced";
            case SECRET_REFUSED -> "Credentials refused";
            case SWITCHED -> "Switched to an account";
            case SWITCHED_BACK -> "Switched back";
            case ADMIN_ENDED -> "Revoked by an administrator";
            case ADMIN_REFRESHED -> "Renewed by an administrator";
            case ADMIN_CALLED -> "Call tried by an administrator";
            case ADMIN_ANONYMISED -> "Person erased";
            case ADMIN_CHECKED -> "Credentials checked";
            case ADMIN_RESEALED -> "Re-encryption started";
            case ADMIN_DOWNLOADED -> "List downloaded";
            case OTHER -> "Something else";
        };
    }
}

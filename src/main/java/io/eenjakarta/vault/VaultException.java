package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;

/** Why the vault did not do what it was asked. The message is fit for a log: it holds no secret. */
public abstract sealed class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private VaultException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The database cannot be reached or is not well: try later. */
    public static final class Unavailable extends VaultException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The row of one grant cannot be understood. Nothing was changed; others are not concerned. */
    public static final class Unreadable extends VaultException {
        private static final long serialVersionUID = 1L;
        private final boolean curable;

        /**
         * What is wrong with the row.
         *
         * @param curable whether an operator can mend it: a key that is not configured here, a newer version's row
         */
        public Unreadable(String message, boolean curable) {
            super(message, null);
            this.curable = curable;
        }

        /** Whether the grant comes back when an operator does their part; otherwise only a new login helps. */
        public boolean curable() {
            return curable;
        }
    }

    /** This vault can serve nobody: an operator must act, and the application must not start. */
    public static final class Unusable extends VaultException {
        private static final long serialVersionUID = 1L;

        public Unusable(String message, Throwable cause) {
            super(message, cause);
        }

        /** With the log code in front and its advice behind. */
        static Unusable because(String detail, Throwable cause) {
            LogCode code = LogCode.VAULT_UNUSABLE;
            return new Unusable(code.line(detail) + ". " + code.advice(), cause);
        }
    }
}

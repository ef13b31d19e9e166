package io.eenjakarta.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Every failure that reaches a log or a page, with a code that stays the same over releases. What it means and the advice
 * that an operator needs stand in {@code log-codes.properties} beside this class; the README's troubleshooting table is
 * checked against both.
 */
public enum LogCode {
    START_SETTINGS("EEN-START-01"),
    START_CONTEXT("EEN-START-02"),
    START_NOBODY("EEN-START-03"),
    START_MECHANISM("EEN-START-07"),
    START_CONNECT("EEN-START-08"),
    START_TWO_LOGINS("EEN-START-09"),
    START_LOGIN_CONFIG("EEN-START-10"),
    START_CALLER("EEN-START-11"),
    START_PLATFORM("EEN-START-12"),

    LOGIN_ACCOUNT_REFUSED("EEN-LOGIN-01"),
    LOGIN_LOOP("EEN-LOGIN-02"),
    LOGIN_DONE("EEN-LOGIN-03"),
    LOGIN_ENDED("EEN-LOGIN-04"),
    LOGIN_WHO_FAILED("EEN-LOGIN-05"),
    LOGIN_STORE_REFUSED("EEN-LOGIN-06"),
    LOGIN_FAILED("EEN-LOGIN-07"),
    LOGIN_TOO_MANY("EEN-LOGIN-08"),

    CALLBACK_STATE_UNKNOWN("EEN-CALLBACK-01"),
    CALLBACK_STATE_MISSING("EEN-CALLBACK-02"),
    CALLBACK_EXPIRED("EEN-CALLBACK-03"),
    CALLBACK_REUSED("EEN-CALLBACK-04"),
    CALLBACK_MALFORMED("EEN-CALLBACK-05"),
    CALLBACK_DENIED("EEN-CALLBACK-06"),
    CALLBACK_PROVIDER_ERROR("EEN-CALLBACK-07"),
    CALLBACK_MIX_UP("EEN-CALLBACK-08"),

    LINK_DONE("EEN-LINK-01"),
    LINK_ENDED("EEN-LINK-02"),
    LINK_ANONYMOUS("EEN-LINK-03"),
    LINK_OTHER_CALLER("EEN-LINK-04"),
    LINK_CALLER_NAME("EEN-LINK-05"),
    LINK_ADDRESS("EEN-LINK-06"),
    LINK_NOT_OWN("EEN-LINK-07"),
    LINK_FAILED("EEN-LINK-08"),
    LINK_RENEWED("EEN-LINK-09"),
    LINK_OTHER_USER("EEN-LINK-10"),
    LINK_NOT_RENEWED("EEN-LINK-11"),

    TOKEN_REFUSED("EEN-TOKEN-01"),
    TOKEN_MISCONFIGURED("EEN-TOKEN-02"),
    TOKEN_UNAVAILABLE("EEN-TOKEN-03"),
    TOKEN_BASE_REFUSED("EEN-TOKEN-04"),
    TOKEN_REVOKE_FAILED("EEN-TOKEN-05"),
    TOKEN_ODD("EEN-TOKEN-06"),
    TOKEN_OTHER_SECRET("EEN-TOKEN-07"),

    GRANT_NEEDS_LOGIN("EEN-GRANT-01"),
    GRANT_ROTATED("EEN-GRANT-02"),
    GRANT_UNKNOWN("EEN-GRANT-03"),
    GRANT_LATE("EEN-GRANT-04"),
    GRANT_LOST_REPLY("EEN-GRANT-05"),
    GRANT_UNSTORED("EEN-GRANT-06"),
    GRANT_EXPIRING("EEN-GRANT-07"),
    GRANT_KEPT_ALIVE("EEN-GRANT-08"),
    GRANT_OBSERVER("EEN-GRANT-09"),

    SWITCH_DONE("EEN-SWITCH-01"),
    SWITCH_REFUSED("EEN-SWITCH-02"),
    SWITCH_ENDED("EEN-SWITCH-03"),

    VAULT_IN_MEMORY("EEN-VAULT-01"),
    VAULT_UNAVAILABLE("EEN-VAULT-02"),
    VAULT_UNUSABLE("EEN-VAULT-03"),
    VAULT_UNREADABLE("EEN-VAULT-04"),
    VAULT_RESEALED("EEN-VAULT-05"),
    VAULT_CLOCK("EEN-VAULT-06"),

    AUDIT_LOST("EEN-AUDIT-01"),

    ADMIN_REFRESHED("EEN-ADMIN-01"),
    ADMIN_ENDED("EEN-ADMIN-02"),
    ADMIN_ERASED("EEN-ADMIN-03"),
    ADMIN_CHECKED("EEN-ADMIN-04"),
    ADMIN_RESEALED("EEN-ADMIN-05"),
    ADMIN_DOWNLOADED("EEN-ADMIN-06"),

    MAIL_FAILED("EEN-MAIL-01"),

    API_UNAUTHORIZED("EEN-API-01"),
    API_FAILED("EEN-API-02"),
    API_CONNECTIONS("EEN-API-03"),
    API_STREAM("EEN-API-04"),

    EVENTS_AWAY("EEN-EVENTS-01"),
    EVENTS_ENDED("EEN-EVENTS-02"),
    EVENTS_ODD("EEN-EVENTS-03"),

    WEBHOOK_OPENED("EEN-WEBHOOK-01"),
    WEBHOOK_CLOSED("EEN-WEBHOOK-02"),
    WEBHOOK_RENEWED("EEN-WEBHOOK-03"),
    WEBHOOK_FAILED("EEN-WEBHOOK-04"),
    WEBHOOK_UNSIGNED("EEN-WEBHOOK-05"),
    WEBHOOK_MALFORMED("EEN-WEBHOOK-06"),
    WEBHOOK_NOT_HANDED_ON("EEN-WEBHOOK-07"),

    REQUEST_CROSS_SITE("EEN-REQUEST-01"),
    REQUEST_SAVED_POST_REFUSED("EEN-REQUEST-02"),
    REQUEST_UNKNOWN_PROVIDER("EEN-REQUEST-03"),

    PAGE_FAILED("EEN-PAGE-01");

    private final String code;
    private final String meaning;
    private final String advice;

    LogCode(String code) {
        this.code = code;
        this.meaning = Texts.of(code, "meaning");
        this.advice = Texts.of(code, "advice");
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

    /** Apart, because an enum's own static members are not there yet when its constants are made. */
    private static final class Texts {

        private static final Properties ALL = new Properties();

        static {
            try (InputStream file = LogCode.class.getResourceAsStream("log-codes.properties");
                    Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                ALL.load(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String of(String code, String part) {
            String text = ALL.getProperty(code + "." + part);
            if (text == null) {
                throw new IllegalStateException(code + " has no " + part);
            }
            return text;
        }
    }
}

package io.eenjakarta.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language that the portal's pages are written in. The first is spoken to whoever wants none of them. */
public enum Language {
    ENGLISH("en", "English"),
    DUTCH("nl", "Nederlands"),
    GERMAN("de", "Deutsch");

    /** Name of the cookie that keeps a reader's choice: the tag of one of these, anything else counts as nothing. */
    static final String COOKIE = "een-language";

    private static final List<Locale> LOCALES =
            Stream.of(values()).map(Language::locale).toList();

    private final String tag;
    private final String title;

    Language(String tag, String title) {
        this.tag = tag;
        this.title = title;
    }

    /** As attributes {@code lang} have it. */
    public String tag() {
        return tag;
    }

    /** What those who speak it call it. */
    public String title() {
        return title;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language with this tag. */
    static Optional<Language> tagged(String tag) {
        return Stream.of(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    /** What its reader has chosen; else what their browser asks for. */
    static Language of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> tagged(cookie.getValue()).stream())
                .findFirst()
                .orElseGet(() -> wanted(request.getHeader("Accept-Language")));
    }

    /** @param header {@code Accept-Language}; null without one */
    static Language wanted(String header) {
        if (header == null || header.isBlank()) {
            return ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), LOCALES);
            return best == null ? ENGLISH : tagged(best.toLanguageTag()).orElse(ENGLISH);
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
    }
}

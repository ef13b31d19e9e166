package io.eenjakarta.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A language that the portal's pages are written in. The first is spoken to whoever wants none of them. */
public enum Language {
    ENGLISH("en", "English"),
    DUTCH("nl", "Nederlands"),
    GERMAN("de", "Deutsch");

    /**
     * Name of the cookie that keeps a reader's choice, with https behind the prefix that ties it to this host: the tag of
     * one of these, anything else counts as nothing.
     */
    static final String COOKIE = "een-language";

    private static final String KNOWN = Language.class.getName();
    private static final int LONGEST = 200;

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

    /** What its reader has chosen; else what their browser asks for. Looked up once for each request. */
    static Language of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Language known) {
            return known;
        }
        Cookie[] cookies = request.getCookies();
        Language language = Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().endsWith(COOKIE))
                .flatMap(cookie -> tagged(cookie.getValue()).stream())
                .findFirst()
                .orElseGet(() -> wanted(request.getHeader("Accept-Language")));
        request.setAttribute(KNOWN, language);
        return language;
    }

    /**
     * Members that are none are passed over, and whatever comes after 200 characters: reading it takes longer than it is worth.
     *
     * @param header {@code Accept-Language}; null without one
     */
    static Language wanted(String header) {
        String members = Stream.of(shortened(header == null ? "" : header).split(","))
                .filter(Language::isRange)
                .collect(Collectors.joining(","));
        if (members.isEmpty()) {
            return ENGLISH;
        }
        Locale best = Locale.lookup(Locale.LanguageRange.parse(members), LOCALES);
        return best == null ? ENGLISH : tagged(best.toLanguageTag()).orElse(ENGLISH);
    }

    private static String shortened(String header) {
        return header.length() <= LONGEST ? header : header.substring(0, Math.max(0, header.lastIndexOf(',', LONGEST)));
    }

    /** Looked at behind another one: in front, Java takes a member with the header's own name for one. */
    private static boolean isRange(String member) {
        try {
            return !member.isBlank()
                    && !Locale.LanguageRange.parse("*," + member).isEmpty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) { // the latter for "-"
            return false;
        }
    }
}

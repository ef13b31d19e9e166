package io.eenjakarta.callback;

import io.eenjakarta.provider.LogCode;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What somebody gets from whose address too many sign-ins were begun: 429 (RFC 6585 4), with the time to wait. */
enum TooManyStarts {
    ENGLISH(
            "en",
            "Too many sign-ins",
            "More sign-ins were begun from your network address within a minute than this portal allows. Please wait"
                    + " %d seconds, and load this page again.",
            "If you share the address with many others, as in an office, please tell the people who run this portal."),
    DUTCH(
            "nl",
            "Te veel aanmeldingen",
            "Vanaf uw netwerkadres zijn binnen een minuut meer aanmeldingen begonnen dan dit portaal toestaat. Wacht"
                    + " alstublieft %d seconden en laad deze pagina opnieuw.",
            "Deelt u het adres met veel anderen, zoals in een kantoor, vertel het dan aan de beheerders van dit portaal."),
    GERMAN(
            "de",
            "Zu viele Anmeldungen",
            "Von Ihrer Netzwerkadresse wurden in einer Minute mehr Anmeldungen begonnen, als dieses Portal erlaubt. Bitte"
                    + " warten Sie %d Sekunden und laden Sie diese Seite neu.",
            "Wenn Sie die Adresse mit vielen anderen teilen, etwa in einem Büro, sagen Sie es bitte den Betreibern dieses"
                    + " Portals.");

    private static final int STATUS = 429;
    private static final int LONGEST = 200;

    private final String tag;
    private final String title;
    private final String text;
    private final String hint;

    TooManyStarts(String tag, String title, String text, String hint) {
        this.tag = tag;
        this.title = title;
        this.text = text;
        this.hint = hint;
    }

    /** Answers, and logs nothing: there may be very many of them. */
    static void send(long seconds, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Long.toString(seconds));
        if (isForPeople(request)) {
            TooManyStarts in = wanted(request.getHeader("Accept-Language"));
            new Page(
                            STATUS,
                            in.title,
                            List.of(in.text.formatted(seconds), in.hint),
                            List.of(),
                            LogCode.LOGIN_TOO_MANY.code(),
                            in.tag)
                    .send(response);
            return;
        }
        PageHeaders.personal(response);
        response.setStatus(STATUS);
        response.setContentType("application/json");
        Sent.all(
                response,
                Json.createObjectBuilder()
                        .add("error", "too_many_sign_ins")
                        .add("code", LogCode.LOGIN_TOO_MANY.code())
                        .add("retryAfter", seconds)
                        .build()
                        .toString());
    }

    private static boolean isForPeople(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accept = request.getHeader("Accept");
        return mode == null ? accept != null && accept.contains("html") : mode.equals("navigate");
    }

    /** The first language that is ours, in the order in which a browser names them, the best one first. */
    static TooManyStarts wanted(String header) {
        String languages = header == null ? "" : header.substring(0, Math.min(LONGEST, header.length()));
        return Stream.of(languages.split(","))
                .map(one -> one.strip().toLowerCase(Locale.ROOT).split("[-;]", 2)[0])
                .flatMap(one -> Stream.of(values()).filter(known -> known.tag.equals(one)))
                .findFirst()
                .orElse(ENGLISH);
    }
}

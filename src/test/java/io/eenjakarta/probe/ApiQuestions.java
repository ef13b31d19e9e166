package io.eenjakarta.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.EagleEyeProvider;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the API is asked with the access token of the first sign-in: GETs alone. */
final class ApiQuestions {
    private static final int PAGES = 3;
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final EagleEyeProvider provider;
    private final ApiRequests api;
    private final Findings findings;
    private final Instant now;

    ApiQuestions(EagleEyeProvider provider, ApiRequests api, Findings findings, Instant now) {
        this.provider = provider;
        this.api = api;
        this.findings = findings;
        this.now = now;
    }

    /** @return the grant with the address of its API; absent when there is none that may be asked */
    Optional<ProbedGrant> ask(ProbedGrant grant) {
        Optional<URI> found = hosts(grant);
        Optional<ProbedGrant> placed = grant.base().isPresent() ? Optional.of(grant) : found.map(grant::at);
        placed.ifPresent(this::askAtHome);
        return placed;
    }

    private Optional<URI> hosts(ProbedGrant grant) {
        Reaction settings = api.get(provider.settings(), grant.access());
        Optional<URI> named = ProbedGrant.base(settings, provider.apiHosts());
        boolean fits =
                named.isPresent() && (grant.base().isEmpty() || grant.base().equals(named));
        findings.add(
                Question.CLIENT_SETTINGS,
                "a GET of clientSettings at the global host",
                Agreement.of(fits),
                named.isEmpty() ? "It names no host that may be used." : fits ? "Yes." : "It names another host.",
                settings);
        Reaction self = api.get(provider.settings().resolve("users/self"), grant.access());
        findings.add(
                Question.GLOBAL_HOST,
                "a GET of users/self at the global host",
                Agreement.EITHER,
                self.ok() ? "Yes." : "No, status " + self.status() + ".",
                self);
        return named;
    }

    private void askAtHome(ProbedGrant grant) {
        URI base = grant.base().orElseThrow();
        Reaction self = api.get(base, "users/self", grant.access());
        findings.add(
                Question.NEWER_SIGN_IN,
                "a GET of users/self with the first sign-in's token, after two newer ones",
                Agreement.of(self.ok()),
                self.ok() ? "No: the older one lives." : "It may: status " + self.status() + ".",
                self);
        Reaction account = api.get(base, "accounts/self", grant.access());
        findings.add(
                Question.ACCOUNT_SELF,
                "a GET of accounts/self",
                Agreement.EITHER,
                account.ok() ? "Yes." : "No, status " + account.status() + ".",
                account);
        refusals(base, grant.access());
        Optional<String> camera = pages(base, grant.access());
        times(base, grant.access(), camera);
        session(base, grant.access());
    }

    private void refusals(URI base, String access) {
        status(Question.NO_BEARER, "a GET of users/self without a token", 401, api.getWithoutToken(base, "users/self"));
        status(
                Question.BAD_BEARER,
                "a GET of users/self with a random text for a token",
                401,
                api.get(base, "users/self", SignIn.random()));
        status(Question.NO_END_POINT, "a GET of een-jakarta-probe", 404, api.get(base, "een-jakarta-probe", access));
        status(Question.NO_RESOURCE, "a GET of cameras/00000000", 404, api.get(base, "cameras/00000000", access));
        status(
                Question.BAD_ARGUMENT,
                "a GET of users/self with the argument probe=1",
                400,
                api.get(base, "users/self?probe=1", access));
    }

    private void status(Question question, String sent, int expected, Reaction reaction) {
        findings.add(
                question,
                sent,
                Agreement.of(reaction.status() == expected),
                "Status " + reaction.status()
                        + reaction.text("status")
                                .filter(s -> s.matches("[A-Za-z]{1,40}"))
                                .map(s -> ", " + s + ".")
                                .orElse("."),
                reaction);
    }

    /** @return the first camera, if there is one */
    private Optional<String> pages(URI base, String access) {
        Reaction page = api.get(base, "cameras?pageSize=500", access);
        Optional<String> camera = page.json().flatMap(ApiQuestions::firstId);
        String before = "";
        for (int number = 2; number <= PAGES; number++) {
            Optional<String> token = page.text("nextPageToken");
            if (token.isEmpty() || token.get().equals(before)) {
                break;
            }
            before = token.get();
            page = api.get(base, "cameras?pageSize=500&pageToken=" + URLEncoder.encode(before, UTF_8), access);
        }
        boolean ended = page.ok() && page.text("nextPageToken").isEmpty();
        boolean repeats = page.text("nextPageToken").filter(before::equals).isPresent();
        findings.add(
                Question.PAGE_END,
                "a GET of cameras, and of the pages after it, " + PAGES + " at most",
                ended || repeats ? Agreement.of(ended) : Agreement.OPEN,
                ended
                        ? end(page)
                        : repeats ? "It names the page that was asked for." : "The last page was not reached.",
                page);
        return camera;
    }

    private static String end(Reaction page) {
        JsonValue token = page.json().map(json -> json.get("nextPageToken")).orElse(null);
        return "nextPageToken is " + (token == null ? "absent" : token == JsonValue.NULL ? "null" : "the empty text")
                + ".";
    }

    private static Optional<String> firstId(JsonObject list) {
        return list.get("results") instanceof JsonArray results
                        && !results.isEmpty()
                        && results.get(0) instanceof JsonObject first
                        && first.get("id") instanceof JsonString id
                ? Optional.of(id.getString())
                : Optional.empty();
    }

    private void times(URI base, String access, Optional<String> camera) {
        if (camera.isEmpty()) {
            findings.notAsked(Question.TIME_OFFSET, "The user sees no camera.");
            findings.notAsked(Question.TIME_ZULU, "The user sees no camera.");
            return;
        }
        Instant from = now.minus(5, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
        Reaction offset = media(base, access, camera.get(), OFFSET.format(from.atOffset(ZoneOffset.UTC)));
        findings.add(
                Question.TIME_OFFSET,
                "a GET of media of one camera, one entry of the last five minutes, from a time with +00:00",
                Agreement.of(offset.ok()),
                "Status " + offset.status() + ".",
                offset);
        Reaction zulu = media(base, access, camera.get(), from.toString());
        findings.add(
                Question.TIME_ZULU,
                "the same, from a time with Z",
                Agreement.of(zulu.status() == 400),
                "Status " + zulu.status() + ".",
                zulu);
    }

    private Reaction media(URI base, String access, String camera, String from) {
        return api.get(
                base,
                "media?deviceId=" + URLEncoder.encode(camera, UTF_8)
                        + "&type=preview&mediaType=video&pageSize=1&startTimestamp__gte="
                        + URLEncoder.encode(from, UTF_8),
                access);
    }

    private void session(URI base, String access) {
        Reaction session = api.get(base, "media/session", access);
        Optional<URI> at = session.text("url").flatMap(this::mediaAddress);
        if (at.isEmpty()) {
            findings.add(
                    Question.MEDIA_SESSION,
                    "a GET of media/session",
                    Agreement.of(false),
                    "It names no address on a host of een.media-hosts, so nothing was sent there.",
                    session);
            return;
        }
        Reaction opened = api.get(at.get(), access);
        findings.add(
                Question.MEDIA_SESSION,
                "a GET of media/session, and one of the address that it names",
                Agreement.of(true),
                "The address answers with status " + opened.status() + ".",
                session,
                opened);
    }

    private Optional<URI> mediaAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null;
            boolean allowed = plain
                    && provider.media().judge(URI.create(uri.getScheme() + "://" + uri.getRawAuthority()))
                            instanceof ApiHosts.Accepted;
            return allowed ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}

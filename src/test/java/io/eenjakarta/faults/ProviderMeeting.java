package io.eenjakarta.faults;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one request came to.
 *
 * @param status 0 when no answer came in time
 * @param said heading of the page, member {@code message} of a JSON answer, or what went wrong
 * @param took until all of it was there
 */
record ProviderMeeting(int status, String said, Duration took) {

    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>\\s*(.*?)\\s*</h1>", Pattern.DOTALL);
    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CODE = Pattern.compile("EEN-[A-Z]+-\\d\\d");
    /** What a page may be that cannot be had because of the provider. */
    private static final Set<Integer> EXPLAINED = Set.of(502, 503);

    /** Makes the request. Nothing that goes wrong is thrown. */
    static ProviderMeeting of(Callable<HttpResponse<String>> request) {
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = request.call();
            return new ProviderMeeting(answer.statusCode(), said(answer.body()), since(began));
        } catch (Exception none) {
            return new ProviderMeeting(0, none.toString(), since(began));
        }
    }

    boolean ok() {
        return status == 200;
    }

    /** Whether it went well, or somebody was told what is wrong and that it will pass. */
    boolean explained() {
        return ok() || EXPLAINED.contains(status);
    }

    /** As in {@code 6 times "Your provider cannot be reached" (503) after 2.1 s at most}. */
    static String summary(Collection<ProviderMeeting> all) {
        Map<String, Long> counts = all.stream()
                .collect(Collectors.groupingBy(ProviderMeeting::kind, LinkedHashMap::new, Collectors.counting()));
        String kinds = counts.entrySet().stream()
                .map(kind -> kind.getValue() + " x " + kind.getKey())
                .collect(Collectors.joining(", "));
        return kinds + ", after " + seconds(longest(all)) + " at most";
    }

    static Duration longest(Collection<ProviderMeeting> all) {
        return all.stream().map(ProviderMeeting::took).reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    static String seconds(Duration time) {
        return Math.round(time.toMillis() / 100.0) / 10.0 + " s";
    }

    private String kind() {
        if (status == 0) {
            return "no answer";
        }
        return ok() ? "as ever" : "\"" + said + "\" (" + status + ")";
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String said(String body) {
        Matcher heading = HEADING.matcher(body);
        Matcher message = MESSAGE.matcher(body);
        String text = heading.find() ? heading.group(1) : message.find() ? message.group(1) : "";
        Matcher code = CODE.matcher(body);
        String plain = text.replace("\\\"", "");
        return code.find() && !plain.contains(code.group()) ? plain + " " + code.group() : plain;
    }
}

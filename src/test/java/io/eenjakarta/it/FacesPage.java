package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of Jakarta Faces in a browser: its forms are sent as its own script would send them. */
final class FacesPage {

    private static final Map<String, String> SCRIPT = Map.of(
            "Faces-Request", "partial/ajax",
            "Accept", "*/*",
            "Sec-Fetch-Mode", "cors",
            "Sec-Fetch-Dest", "empty",
            "Sec-Fetch-Site", "same-origin");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

    private final Browser browser;
    private final HttpResponse<String> page;

    FacesPage(Browser browser, HttpResponse<String> page) {
        this.browser = browser;
        this.page = page;
    }

    /** Presses a button that has {@code f:ajax} and brings a part of the page up to date. */
    HttpResponse<String> ajax(String form, String button, String part, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden(form));
        all.putAll(fields);
        all.put("jakarta.faces.source", form + ':' + button);
        all.put("jakarta.faces.behavior.event", "action");
        all.put("jakarta.faces.partial.event", "click");
        all.put("jakarta.faces.partial.ajax", "true");
        all.put("jakarta.faces.partial.execute", form + ':' + button + ' ' + form);
        all.put("jakarta.faces.partial.render", form + ':' + part);
        return browser.post(page.uri(), all, SCRIPT);
    }

    /** Presses a button that sends the form. */
    HttpResponse<String> press(String form, String button) {
        Map<String, String> all = new LinkedHashMap<>(hidden(form));
        all.put(form + ':' + button, "");
        return browser.post(page.uri(), all, Browser.PAGE_LOAD);
    }

    private Map<String, String> hidden(String form) {
        Matcher found = Pattern.compile("<form id=\"" + form + "\".*?</form>", Pattern.DOTALL)
                .matcher(page.body());
        assertTrue(found.find(), page.body());
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(found.group());
        while (input.find()) {
            fields.put(attribute("name", input.group()), attribute("value", input.group()));
        }
        return fields;
    }

    private static String attribute(String name, String element) {
        Matcher value = Pattern.compile(' ' + name + "=\"([^\"]*)\"").matcher(element);
        return value.find() ? value.group(1) : "";
    }
}

package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.security.Requirement;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way back to a page, which stands in the page itself. */
class WayBackTest {

    @ParameterizedTest
    @Requirement("C21")
    @CsvSource({
        "/cameras, , /cameras",
        "/cameras, q=dock, /cameras?q=dock",
        "/logged-out, code=secret&state=s, /",
        "/logged-out, a=b&code=secret, /",
        "/;x, code=secret, /"
    })
    void leadsThereButNeverWithACode(String path, String query, String back) {
        HttpServletRequest request = SessionRequest.proxy(HttpServletRequest.class, (name, given) -> switch (name) {
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getMethod" -> "GET";
            case "getRequestURI" -> path;
            case "getQueryString" -> query;
            case "getContextPath" -> "";
            default -> throw new UnsupportedOperationException(name);
        });
        assertEquals(back, Pages.again(request));
    }
}

package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.security.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement({"C11", "P15"})
class ReturnTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/cameras",
                "/cameras?page=a%20b&x=//evil.example",
                "/cameras?back=https://evil.example/",
                "/cameras/%2F%2Fevil.example",
                "/%5Cevil.example",
                "/a:b@c",
                "/cameras?list=a|b",
                "/caf%C3%A9;v=1",
                "/..well-known/a.b/...",
                "/cameras?back=/../x",
                "/cameras#/../x",
                "/search?q=100%",
                "/search?q={a}^`",
            })
    void keepsAPageOfThisSiteAsItIs(String target) {
        assertEquals(target, ReturnTarget.checked(target, ""));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "//evil.example:80/cameras",
                "//user@evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/cameras?x=\\",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\n\r\nHTTP/1.1 200 OK",
                "/a\u0000b",
                "/a b",
                "/caf\u00e9",
                "/\u2215evil.example",
                "/\u007f",
                " /cameras",
                "cameras",
                "?code=x",
                "#x",
                "http://evil.example/",
                "https:evil.example",
                "HTTP://127.0.0.1:3333/cameras",
                "javascript:alert(1)",
                "data:text/html,x",
            })
    void leadsHomeInsteadOfAnywhereElse(String target) {
        assertEquals("/", ReturnTarget.checked(target, ""));
    }

    @Test
    void leadsHomeWhenTheTargetIsLongerThanACookieShouldHold() {
        String longest = "/" + "x".repeat(2047);
        assertEquals(longest, ReturnTarget.checked(longest, ""));
        assertEquals("/", ReturnTarget.checked(longest + 'x', ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/other", "/portalx", "/portal", "//evil.example", "https://evil.example/portal/"})
    void leadsToTheHomeOfAnApplicationBelowTheRoot(String target) {
        assertEquals("/portal/", ReturnTarget.checked(target, "/portal"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/portal/../other",
                "/portal/..",
                "/portal/..?x=1",
                "/portal/a/../../other",
                "/portal/%2e%2E/other",
                "/portal/.%2e/other",
                "/portal/..;v=1/other",
                "/portal/./cameras",
                "/portal/%2e#x"
            })
    void leadsHomeInsteadOfClimbingOutOfTheApplication(String target) {
        assertEquals("/portal/", ReturnTarget.checked(target, "/portal"));
    }

    @Test
    void staysInAnApplicationBelowTheRoot() {
        assertEquals("/portal/cameras", ReturnTarget.checked("/portal/cameras", "/portal"));
    }

    @Test
    void isMadeOfPathAndQuery() {
        assertEquals("/cameras", ReturnTarget.of("/cameras", null, ""));
        assertEquals("/cameras?", ReturnTarget.of("/cameras", "", ""));
        assertEquals("/cameras?page=2", ReturnTarget.of("/cameras", "page=2", ""));
        assertEquals("/", ReturnTarget.of("//evil.example", "page=2", ""));
    }
}

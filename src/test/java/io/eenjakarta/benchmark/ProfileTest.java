package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private final Profile profile = new Profile(Map.of("vault", 1, "pages", 1, "the rest of the server", 6));

    @Test
    void countsSamplesByTheirOwners() {
        List<List<String>> stacks = List.of(List.of("a.B.c"), List.of("a.B.d"), List.of("e.F.g", "a.B.c"));
        assertEquals(new Profile(Map.of("a.B", 2, "e.F", 1)), Profile.of(stacks, stack -> stack.get(0)
                .substring(0, 3)));
    }

    @Test
    void saysTheLargestSharesFirst() {
        assertEquals("75 % the rest of the server, 13 % pages", profile.said(2));
        assertEquals("100 % pages", new Profile(Map.of("pages", 996, "vault", 4)).said(2));
    }

    @Test
    void hasNoShareOfNothing() {
        assertTrue(Double.isNaN(new Profile(Map.of()).percent("vault")));
        assertEquals("", new Profile(Map.of()).said(3));
        assertEquals(0, profile.percent("nobody"));
    }

    @Test
    void tellsWhatIsMoreThanInAnother() {
        assertEquals(
                new Profile(Map.of("vault", 1, "the rest of the server", 2)),
                profile.beyond(new Profile(Map.of("pages", 5, "the rest of the server", 4))));
    }

    @Test
    void givesTheShareOfEachAsAResult() {
        assertEquals(
                List.of(
                        Result.alone("the rest of the server, logins", "% of samples", 75, 8),
                        Result.alone("pages, logins", "% of samples", 12.5, 8),
                        Result.alone("vault, logins", "% of samples", 12.5, 8)),
                profile.results("logins"));
    }
}

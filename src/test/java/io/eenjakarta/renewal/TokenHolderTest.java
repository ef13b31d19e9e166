package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of whoever is logged in, and of nobody else; and the names that callers have. */
class TokenHolderTest {

    private final RenewalBench bench = new RenewalBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void holdsTheTokenOfTheCallersGrant() {
        GrantId id = bench.open();
        TokenHolder holder = new TokenHolder(() -> Optional.of(id), bench.renewal);
        assertEquals(new AccessToken("a-r"), holder.accessToken());
        assertEquals(id, holder.grant().id());
        assertEquals(2, holder.renewed(1).generation());
        assertEquals(new AccessToken("a-r+"), holder.accessToken());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void holdsNothingForNobody() {
        TokenHolder holder = new TokenHolder(Optional::empty, bench.renewal);
        assertThrows(GrantException.NeedsLogin.class, holder::accessToken);
        assertThrows(GrantException.NeedsLogin.class, holder::grant);
        assertThrows(GrantException.NeedsLogin.class, () -> holder.renewed(1));
    }

    @Test
    void aCallersNameSaysWhomTheProviderKnows() {
        Grant.Owner owner = new Grant.Owner("00001106", "ca0/f61ab");
        assertEquals("een/00001106/ca0/f61ab", CallerName.of("een", owner));
        assertEquals(Optional.of(new CallerName("een", owner)), CallerName.parse("een/00001106/ca0/f61ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "een/1", "/1/2", "een//2", "een/1/", "//"})
    void aNameOfThePortalsOwnSaysNothing(String name) {
        assertEquals(Optional.empty(), CallerName.parse(name));
    }
}

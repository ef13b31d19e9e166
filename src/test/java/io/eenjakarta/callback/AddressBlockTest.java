package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses count as one. */
class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7, ::ffff:192.0.2.7",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2::1, 2001:0DB8:0001:0002::",
        "2001:db8::1, [2001:db8::2]",
        "fe80::1%eth0, fe80::2%eth1",
        "::1, 0:0:0:0:0:0:0:1",
    })
    void areTheSame(String one, String other) {
        assertEquals(AddressBlock.of(one), AddressBlock.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.8",
        "192.0.2.7, 193.0.2.7",
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "2001:db8:1:2::1, 2002:db8:1:2::1",
        "::1, 127.0.0.1",
        "255.255.255.255, unknown",
        "0.0.0.0, ::",
    })
    void areNot(String one, String other) {
        assertNotEquals(AddressBlock.of(one), AddressBlock.of(other));
    }

    /** What a proxy may write into a header; some of it would be looked up as a name. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "portal.example",
                "1.2.3.999",
                "1.2.3",
                "127.0.0.1:8080",
                ".:1",
                "a:b:c",
                "1:2:3:4:5:6:7:8:9",
                "%eth0",
                "192.0.2.7\nEEN-LOGIN-03",
            })
    void areNone(String text) {
        assertEquals(AddressBlock.of("unknown"), AddressBlock.of(text));
        assertEquals("unknown", AddressBlock.shown(text));
    }

    @Test
    void areShownWithoutTheirZone() {
        assertEquals("fe80::1", AddressBlock.shown("fe80::1%eth0"));
        assertEquals("192.0.2.7", AddressBlock.shown("192.0.2.7"));
    }

    @Test
    void longTextIsNone() {
        assertEquals("unknown", AddressBlock.shown("0:".repeat(5000) + "1"));
    }
}

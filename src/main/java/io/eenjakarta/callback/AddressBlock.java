package io.eenjakarta.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What counts as one address: an address of IPv4, and of IPv6 all that a network gives to one site at least, a /64 (RFC 6177).
 * Names are never looked up.
 */
final class AddressBlock {

    /** Whatever is no address: all of it is one. No network of IPv6 has this prefix. */
    private static final long NONE = -1L;

    /** Before an address of IPv4; no sender of IPv6 has it, either: addresses in ff00::/8 are for many receivers. */
    private static final long IPV4 = 0xffff_0000_0000_0000L;

    private static final Pattern FOUR = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST = 45;
    private static final int BITS_OF_FOUR = 32;

    private AddressBlock() {}

    /** @param address as a request has it; null when it has none */
    static long of(String address) {
        String text = bare(address);
        if (text.length() > LONGEST) {
            return NONE;
        }
        if (FOUR.matcher(text).matches()) {
            return four(text);
        }
        return SIX.matcher(text).matches() ? six(text) : NONE;
    }

    /** For the log. */
    static String shown(String address) {
        return of(address) == NONE ? "unknown" : bare(address);
    }

    private static long four(String text) {
        long[] parts = Stream.of(text.split("\\.")).mapToLong(Long::parseLong).toArray();
        long bits = 0;
        for (long part : parts) {
            if (part > 255) {
                return NONE;
            }
            bits = bits << 8 | part;
        }
        return IPV4 | bits;
    }

    /** Java takes text that begins like this and has a colon for an address or refuses it, and asks nobody. */
    private static long six(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            ByteBuffer read = ByteBuffer.wrap(bytes);
            return bytes.length * Byte.SIZE == BITS_OF_FOUR
                    ? IPV4 | Integer.toUnsignedLong(read.getInt())
                    : read.getLong();
        } catch (UnknownHostException none) {
            return NONE;
        }
    }

    /** Without the zone of an address that is good on one link only, and without brackets. */
    private static String bare(String address) {
        String text = address == null ? "" : address;
        int zone = text.indexOf('%');
        String unzoned = zone < 0 ? text : text.substring(0, zone);
        return unzoned.startsWith("[") ? unzoned.substring(1).replace("]", "") : unzoned;
    }
}

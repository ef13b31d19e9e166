package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Query strings of whoever calls the callback, beside a second reading of them, by RFC 3986 and by the rules of forms. */
@Requirement({"F1", "C8"})
class CallbackQueryFuzzTest {

    private static final Set<String> KNOWN = Set.of("code", "state", "error", "error_description", "iss");

    @FuzzTest
    void readsAsASecondReaderDoes(byte[] input) {
        String query = new String(input, ISO_8859_1);
        boolean meant = CallbackQuery.isAnswer(query);
        CallbackQuery read = CallbackQuery.of(query);
        assertTrue(meant || read instanceof CallbackQuery.Malformed, query);
        Optional<Map<String, String>> again =
                query.length() > CallbackQuery.LONGEST ? Optional.empty() : parameters(query);
        String code = again.map(all -> all.getOrDefault("code", "")).orElse("");
        String error = again.map(all -> all.getOrDefault("error", "")).orElse("");
        String state = again.map(all -> all.getOrDefault("state", "")).orElse("");
        String issuer = again.map(all -> all.getOrDefault("iss", "")).orElse("");
        if (code.isEmpty() == error.isEmpty()) {
            assertInstanceOf(CallbackQuery.Malformed.class, read, query);
        } else if (error.isEmpty()) {
            assertEquals(new CallbackQuery.Code(state, code, issuer), read, query);
        } else {
            String description = again.orElseThrow().getOrDefault("error_description", "");
            assertEquals(new CallbackQuery.Failed(state, error, description, issuer), read, query);
        }
    }

    /** Those we know; absent when one of them comes twice or is written against the rules. */
    private static Optional<Map<String, String>> parameters(String query) {
        Map<String, List<String>> all = new HashMap<>();
        int start = 0;
        while (start <= query.length()) {
            int and = query.indexOf('&', start);
            int end = and < 0 ? query.length() : and;
            int equals = query.indexOf('=', start);
            boolean valued = equals >= 0 && equals < end;
            all.computeIfAbsent(query.substring(start, valued ? equals : end), name -> new ArrayList<>())
                    .add(valued ? query.substring(equals + 1, end) : "");
            start = end + 1;
        }
        Map<String, String> known = new HashMap<>();
        for (String name : KNOWN) {
            List<String> values = all.getOrDefault(name, List.of());
            Optional<String> value = values.size() == 1 ? text(values.get(0)) : Optional.empty();
            if (!values.isEmpty() && value.isEmpty()) {
                return Optional.empty();
            }
            value.ifPresent(one -> known.put(name, one));
        }
        return Optional.of(known);
    }

    private static Optional<String> text(String value) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (at < value.length() && value.charAt(at) == '%') {
                int high = at + 2 < value.length() ? digit(value.charAt(at + 1)) : -1;
                int low = at + 2 < value.length() ? digit(value.charAt(at + 2)) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                at += 3;
            }
            try {
                text.append(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
            if (at < value.length()) {
                char plain = value.charAt(at++);
                text.append(plain == '+' ? ' ' : plain);
            }
        }
        return Optional.of(text.toString()).filter(read -> read.indexOf('\ufffd') < 0);
    }

    private static int digit(char c) {
        return "0123456789abcdef".indexOf(Character.toLowerCase(c));
    }
}

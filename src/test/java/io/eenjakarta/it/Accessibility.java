package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Looks for what keeps people out of a page, by axe-core: every rule of WCAG 2.2 that a program can check, of which none may be
 * broken in a serious or critical way. The driver hands the script to the browser past the page's own rules about scripts,
 * which stay as they are.
 */
final class Accessibility {

    private static final String AXE = source();

    /** One line for each fault that matters: impact, rule, and the elements. */
    private static final String FAULTS =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
                result => done(result.violations
                    .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
                    .map(fault => fault.impact + ' ' + fault.id + ': ' + fault.help + '\\n    '
                        + fault.nodes.map(node => node.html + ' ' + node.failureSummary).join('\\n    '))),
                fault => done(['axe: ' + fault]));""";

    private Accessibility() {}

    /** The page that is shown has no serious fault. */
    static void check(Visitor visitor, String page) {
        assertEquals(List.of(), faults(visitor), page);
    }

    static List<?> faults(Visitor visitor) {
        visitor.run(AXE);
        return (List<?>) visitor.runToTheEnd(FAULTS);
    }

    private static String source() {
        try (InputStream file = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.eenjakarta.portal;

import java.util.List;
import java.util.Map;

/**
 * What an administrator is asked before something is done.
 *
 * @param title the page's heading, a question
 * @param facts what it is about, by label, in order
 * @param text what will happen
 * @param button what the button says that does it
 * @param danger whether it cannot be undone
 * @param typed what must be typed first; empty when a click is enough
 * @param fields what the form sends along
 * @param back where the way back leads
 */
public record Question(
        String title,
        List<Fact> facts,
        List<String> text,
        String button,
        boolean danger,
        String typed,
        Map<String, String> fields,
        Link back) {

    /**
     * A line of it.
     *
     * @param label what it is
     * @param value as it is, such as an id
     */
    public record Fact(String label, String value) {}

    /** Whether what was typed lets the act be done; blanks around it do not matter. */
    boolean isMet(String sent) {
        return typed.isEmpty() || typed.equals(sent);
    }
}

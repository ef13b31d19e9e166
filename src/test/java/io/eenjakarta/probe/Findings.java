package io.eenjakarta.probe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was found so far: one finding for each question, the first that was given. Not thread-safe. */
final class Findings {
    private final Map<Question, Finding> found = new EnumMap<>(Question.class);
    private final Redaction redaction;

    Findings(Redaction redaction) {
        this.redaction = redaction;
    }

    void add(Question question, String sent, Agreement agrees, String note, Reaction... came) {
        add(question, sent, agrees, note, Redaction.Kind.DATA, came);
    }

    /** An answer that nobody gave, or somebody in trouble, leaves the question open. */
    void add(Question question, String sent, Agreement agrees, String note, Redaction.Kind kind, Reaction... came) {
        List<Seen> seen =
                Stream.of(came).map(each -> Seen.of(each, redaction, kind)).toList();
        boolean open = seen.stream().anyMatch(Seen::inconclusive);
        found.putIfAbsent(
                question,
                new Finding(
                        question,
                        sent,
                        seen,
                        open ? Agreement.OPEN : agrees,
                        open ? "No answer that says anything about it." : note));
    }

    /** @param why a sentence */
    void notAsked(Question question, String why) {
        found.putIfAbsent(question, new Finding(question, "", List.of(), Agreement.NOT_ASKED, why));
    }

    /** Every question, in order; those without an answer were not asked, and this is why. */
    List<Finding> all(String otherwise) {
        for (Question question : Question.values()) {
            notAsked(question, otherwise);
        }
        return List.copyOf(found.values());
    }
}

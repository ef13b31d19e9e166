package io.eenjakarta.probe;

import java.util.List;

/**
 * What became of a question. Fit for a report: nothing in it is private.
 *
 * @param sent in words
 * @param note what follows of what came, in one sentence
 */
record Finding(Question question, String sent, List<Seen> came, Agreement agrees, String note) {
    Finding {
        came = List.copyOf(came);
    }
}

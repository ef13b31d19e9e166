package io.eenjakarta.vms;

import java.util.List;

/**
 * One page of a list.
 *
 * @param <T> what is listed
 */
public interface Page<T> {

    /** What is on this page. */
    List<T> results();

    /** Names the next page; null or empty on the last one. Opaque. */
    String nextPageToken();
}

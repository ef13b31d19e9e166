package io.eenjakarta.renewal;

/**
 * What the erasing of a person did this time.
 *
 * @param grants that were ended
 * @param links that were removed
 * @param entries of the audit trail that were made nameless
 */
public record Erasure(int grants, int links, int entries) {}

/**
 * What {@code mvn -Pprobe} runs: asks the real provider, with credentials of one's own, what its documents leave open, and
 * writes a report in which no token, name or id stands. Never part of the WAR.
 */
package io.eenjakarta.probe;

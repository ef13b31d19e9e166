/**
 * What a portal does under floods, and when what it needs is slow, broken or away: run by {@code mvn -Pfaults verify}, results
 * in {@code target/faults/}. Never part of the WAR.
 *
 * <p>The rule here: servers and databases are real processes, the provider plays over real sockets, and everything goes by
 * the loopback interface. Times of one run are compared with others of the same run and with nothing else: what is promised
 * is a ratio or a bound, never a speed.
 */
package io.eenjakarta.faults;

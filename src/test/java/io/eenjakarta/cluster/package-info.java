/**
 * What a cluster of portals does when its servers and its database die: run by {@code mvn -Pcluster verify}, results in
 * {@code target/cluster/}. Never part of the WAR.
 *
 * <p>The rule here: servers, database and provider are real processes or play over real sockets, and everything that goes
 * wrong is ordered from outside. What the suite ordered, what the provider's side logged and what the vault holds are
 * compared at the end; nothing that the nodes say about themselves is believed.
 */
package io.eenjakarta.cluster;

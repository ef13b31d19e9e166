/**
 * What differs between providers and portals: addresses, credentials, limits, the allow-list of API hosts, log codes.
 *
 * <p>The rule here: this package knows no other of ours, and it alone reads the configuration, once, with every fault
 * in one message. Secrets leave it only through {@link io.eenjakarta.provider.Secret#reveal()}.
 */
package io.eenjakarta.provider;

/** A portal that calls the interfaces of both providers, whoever is in. */
package io.eenjakarta.it.both;

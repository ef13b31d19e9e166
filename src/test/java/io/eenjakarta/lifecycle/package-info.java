/**
 * A quarter of a year in about a minute: a thousand connected grants of every kind in the WAR on a real server, with the
 * simulated providers, all of them on a clock that is moved by hand. {@code mvn -Dit.test=VirtualQuarterIT verify}
 */
package io.eenjakarta.lifecycle;

/** Calls to every shipped interface, put into a copy of the WAR. */
package io.eenjakarta.it.shipped;

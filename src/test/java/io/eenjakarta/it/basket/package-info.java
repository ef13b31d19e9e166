/** A page of a portal that keeps something in the session, whoever comes; tests put it into a copy of the WAR. */
package io.eenjakarta.it.basket;

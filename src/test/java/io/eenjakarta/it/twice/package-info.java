/** A second login, for a portal that has one already. */
package io.eenjakarta.it.twice;

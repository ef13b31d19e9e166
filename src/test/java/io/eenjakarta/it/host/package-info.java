/** What a portal that uses een-jakarta might bring along; tests put it into a copy of the WAR. */
package io.eenjakarta.it.host;

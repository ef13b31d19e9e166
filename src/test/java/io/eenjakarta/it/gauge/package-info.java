/** Put into a copy of the WAR, it tells tests what the server holds. */
package io.eenjakarta.it.gauge;

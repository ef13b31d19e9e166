/** Counts what the portal asks its database. */
package io.eenjakarta.it.counted;

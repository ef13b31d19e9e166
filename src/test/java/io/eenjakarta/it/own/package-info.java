/** A portal's own pages, calls and identity store, as its developers would write them; tests put it into a copy of the WAR. */
package io.eenjakarta.it.own;

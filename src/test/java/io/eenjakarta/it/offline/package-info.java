/** A portal with work to do when nobody is there: a timer, and a transaction that goes wrong. */
package io.eenjakarta.it.offline;

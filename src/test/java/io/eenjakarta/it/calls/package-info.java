/** A portal that calls the API by an interface of its own, in every way there is, and streams. */
package io.eenjakarta.it.calls;

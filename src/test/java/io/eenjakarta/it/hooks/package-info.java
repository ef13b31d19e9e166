/** A portal that opens webhooks for its callers and keeps what they bring. */
package io.eenjakarta.it.hooks;

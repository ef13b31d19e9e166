/** A portal with a login of its own, whose callers connect accounts of the provider, as its developers would write it. */
package io.eenjakarta.it.basic;

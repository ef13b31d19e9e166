/** What a login costs the server, beside the two calls of the provider that no login can do without. */
package io.eenjakarta.benchmark.login;

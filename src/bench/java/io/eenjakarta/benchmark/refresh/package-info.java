/**
 * What happens at the moment when an access token ends and many callers need the next one. Refresh tokens are good for one use,
 * as Eagle Eye's are.
 */
package io.eenjakarta.benchmark.refresh;

/** How long a server takes until somebody can sign in, beside the same server without the application. */
package io.eenjakarta.benchmark.start;

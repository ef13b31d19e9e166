/**
 * What single steps cost inside the JVM, in time and in memory, beside the libraries that a user would take instead:
 * {@code mvn -Pbench verify -Dbench.only=jvm}. Never part of an artifact.
 */
package io.eenjakarta.benchmark.jvm;

/**
 * What single steps cost inside the JVM, in time and in memory, beside the libraries that a user would take instead. Run by
 * {@link io.eenjakarta.benchmark.jvm.JvmPart}. Never part of an artifact.
 */
package io.eenjakarta.benchmark.jvm;

/** What the hot path costs: run by {@code mvn -Pbench verify}, results in {@code target/bench/}. Never part of the WAR. */
package io.eenjakarta.benchmark;

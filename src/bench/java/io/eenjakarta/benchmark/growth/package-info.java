/**
 * What grows with grants at rest, with nodes and with sessions. Each number that is compared exists at the same time as the
 * others, and they are measured in turns: what else the machine does meets all of them.
 */
package io.eenjakarta.benchmark.growth;

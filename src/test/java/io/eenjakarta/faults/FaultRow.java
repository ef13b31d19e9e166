package io.eenjakarta.faults;

import java.time.Duration;

/**
 * One thing that went wrong, and what became of it.
 *
 * @param fault what was done
 * @param usersSee what users met meanwhile
 * @param kept what was not lost
 * @param recovery from the end of the fault until all was well again; null where nothing had to recover
 * @param held whether it went as promised
 * @param detail figures, or what was not as promised
 */
public record FaultRow(String fault, String usersSee, String kept, Duration recovery, boolean held, String detail) {}

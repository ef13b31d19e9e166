/**
 * What is measured: a handful of {@link io.eenjakarta.telemetry.Measure measures} and spans, told to the server's
 * OpenTelemetry when there is one that is switched on, and to nobody otherwise. It knows nobody. No measure and no span has a
 * token, a code, a secret or a query string in it; the names are in {@code telemetry.md}.
 */
package io.eenjakarta.telemetry;

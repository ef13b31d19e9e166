/** What {@code mvn -Pdemo} runs beside the portal. Never part of the WAR. */
package io.eenjakarta.demo;

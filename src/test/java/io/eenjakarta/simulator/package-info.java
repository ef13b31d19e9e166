/**
 * Stand-in for Eagle Eye Networks v3, and at a port of its own for CameraManager: the provider's side of steps (1) to (6)
 * of the picture in the design, in this JVM or in a process of its own.
 *
 * <p>The rule here: the simulator is as strict as the real server is believed to be, and knows nothing of the code it
 * tests. It uses no class of another package, listens on the loopback interface only, and never writes a secret to a
 * log: what it records of a request are names, hashes and the values that are no secrets. The answers of the token,
 * authorize and revoke end points follow a table measured on Spring Authorization Server, except that a redirect URI is
 * compared as an exact string, as EEN's documentation demands. Nothing of CameraManager was measured: it is played as
 * documented, and where nothing is written as old Spring Security OAuth 2 does it, with a rule for what is disputed.
 *
 * <p>For the tests of portals it comes as a jar of its own: {@link io.eenjakarta.simulator.SimulatedProvider} starts it
 * under JUnit, {@link io.eenjakarta.simulator.EenSimulator} without, and
 * {@link io.eenjakarta.simulator.PortalSettings} tells a portal where it is. One test, of those settings, knows the code
 * that reads them.
 */
package io.eenjakarta.simulator;

package io.eenjakarta.vms;

/**
 * A kind of event.
 *
 * @param type such as {@code een.motionDetectionEvent.v1}
 * @param name for people, in the language that was asked for
 * @param description for people too
 */
public record EventType(String type, String name, String description) {}

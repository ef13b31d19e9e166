package io.eenjakarta.vms;

import jakarta.json.bind.annotation.JsonbCreator;

/**
 * A place that cameras, bridges and users belong to. Everything but the first two members may be null.
 *
 * @param id a UUID so far
 * @param parentId of the location that this one is a part of
 * @param isDefault whether new devices are put here
 * @param address null unless asked for with {@code include=address}
 * @param notes null unless asked for with {@code include=notes}
 */
public record Location(String id, String name, String parentId, Boolean isDefault, Address address, String notes) {

    /** All that may be told. */
    @JsonbCreator
    public Location {}

    /** What a list needs. */
    public Location(String id, String name) {
        this(id, name, null, null, null, null);
    }

    /** Where that is; what is not known is empty or null. */
    public record Address(
            String streetAddress,
            String streetAddress2,
            String postalCode,
            String city,
            String region,
            String country) {}
}

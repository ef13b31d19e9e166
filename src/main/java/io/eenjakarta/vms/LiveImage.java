package io.eenjakarta.vms;

import java.util.Optional;

/**
 * A camera's image.
 *
 * @param jpeg its bytes
 * @param taken the API's {@code X-Een-Timestamp}, as it was sent
 */
public record LiveImage(byte[] jpeg, Optional<String> taken) {}

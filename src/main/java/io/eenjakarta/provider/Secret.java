package io.eenjakarta.provider;

/**
 * A value that must never be printed. {@link #reveal()} is the only way to it; {@code toString} shows {@code ***}.
 *
 * @param reveal the value itself
 */
public record Secret(String reveal) {

    @Override
    public String toString() {
        return "***";
    }
}

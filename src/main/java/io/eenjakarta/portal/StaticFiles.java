package io.eenjakarta.portal;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** The files that browsers keep for a while. */
final class StaticFiles {

    private static final String VERSION = StaticFiles.class.getName();

    private StaticFiles() {}

    /** A word that changes with their content: part of their addresses, so that no page meets an older script. */
    static String version(ServletContext context) {
        if (context.getAttribute(VERSION) instanceof String known) {
            return known;
        }
        CRC32 sum = new CRC32();
        new TreeSet<>(SecurityHeaders.STATIC).forEach(file -> sum.update(bytes(context, file)));
        String version = Long.toHexString(sum.getValue());
        context.setAttribute(VERSION, version);
        return version;
    }

    private static byte[] bytes(ServletContext context, String file) {
        try (InputStream in = context.getResourceAsStream(file)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

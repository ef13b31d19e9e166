package io.eenjakarta.vms;

import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.EOFException;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Breaks off an answer of more than 16 MiB that is being made into values: a JSON text without an end would fill the memory of
 * the server. Whoever asks for the bytes themselves gets all of them. Stateless.
 */
final class BoundedAnswers implements ReaderInterceptor {

    /** Bytes; thousands of cameras fit into it. */
    static final int LIMIT = 16 * 1024 * 1024;

    /** How often a reader may ask on at the end. */
    private static final int ENDS = 100;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Class<?> wanted = context.getType();
        if (!InputStream.class.isAssignableFrom(wanted)
                && !Reader.class.isAssignableFrom(wanted)
                && wanted != File.class
                && wanted != byte[].class) {
            context.setInputStream(new Bounded(context.getInputStream()));
        }
        return context.proceed();
    }

    private static final class Bounded extends FilterInputStream {

        private int left = LIMIT;
        private int ends;

        Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? next : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(read);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** Parsson skips a list that breaks off for ever: whoever is told the end so often does not listen. */
        private void count(int read) throws IOException {
            if (read < 0 && ++ends > ENDS) {
                throw new EOFException("breaks off");
            }
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("longer than " + LIMIT + " bytes");
            }
        }
    }
}

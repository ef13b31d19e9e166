package io.eenjakarta.vms;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts what comes with an error to 64 KiB: clients keep the whole of it in memory before they look at it. */
final class BoundedErrors implements ClientResponseFilter {

    /** Bytes of an error body that are looked at. */
    static final int LIMIT = 64 * 1024;

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() >= 300 && response.hasEntity()) {
            response.setEntityStream(new Start(response.getEntityStream()));
        }
    }

    private static final class Start extends FilterInputStream {

        private int left = LIMIT;

        Start(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? super.read() : -1;
            left--;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(into, offset, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

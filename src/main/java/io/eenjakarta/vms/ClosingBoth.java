package io.eenjakarta.vms;

import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a response, whose connection is given back when the body is closed. */
final class ClosingBoth extends FilterInputStream {

    private final Response response;

    ClosingBoth(InputStream body, Response response) {
        super(body);
        this.response = response;
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            response.close();
        }
    }
}

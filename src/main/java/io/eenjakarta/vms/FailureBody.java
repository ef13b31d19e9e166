package io.eenjakarta.vms;

import jakarta.ws.rs.client.ClientResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/** What came with a failure, read before the call is repeated: that gives its connection back. */
final class FailureBody {

    private FailureBody() {}

    /**
     * All of it, and the response still has it for whoever looks next. Never closes what it reads: RESTEasy would take the
     * response itself for closed.
     *
     * @return absent when it goes on and on: then it is not the API's, and its connection is not free
     */
    static Optional<byte[]> read(ClientResponseContext response) {
        if (!response.hasEntity()) {
            return Optional.of(new byte[0]);
        }
        InputStream body = response.getEntityStream();
        byte[] start;
        try {
            start = body.readNBytes(BoundedErrors.LIMIT);
        } catch (IOException brokenOff) {
            start = new byte[0];
        }
        boolean whole = start.length < BoundedErrors.LIMIT;
        InputStream again = new ByteArrayInputStream(start);
        response.setEntityStream(whole ? again : new SequenceInputStream(again, body));
        return whole ? Optional.of(start) : Optional.empty();
    }
}

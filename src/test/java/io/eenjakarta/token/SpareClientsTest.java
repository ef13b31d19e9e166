package io.eenjakarta.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpareClientsTest {

    private static final URI TOKEN = URI.create("https://auth.example/oauth2/token");
    private static final URI REVOKE = URI.create("https://auth.example/oauth2/revoke");

    private final List<Closeable> closed = new ArrayList<>();
    private final SpareClients clients = new SpareClients(2);

    private Closeable client() {
        return new Closeable() {
            @Override
            public void close() {
                closed.add(this);
            }
        };
    }

    @Test
    void givesEachToOneCallerAlone() {
        Closeable client = client();
        clients.spare(TOKEN, Closeable.class, client);

        assertSame(client, clients.take(TOKEN, Closeable.class));
        assertNull(clients.take(TOKEN, Closeable.class));
        assertEquals(List.of(), closed);
    }

    @Test
    void givesOnlyWhatWasMadeForTheSame() {
        clients.spare(TOKEN, Closeable.class, client());

        assertNull(clients.take(REVOKE, Closeable.class));
        assertNull(clients.take(TOKEN, AutoCloseable.class));
        assertEquals(1, clients.size());
    }

    @Test
    void closesTheOneThatNobodyHasUsedForLongestWhenThereAreTooMany() {
        Closeable first = client();
        clients.spare(TOKEN, Closeable.class, first);
        clients.spare(REVOKE, Closeable.class, client());
        Closeable last = client();
        clients.spare(TOKEN, Closeable.class, last);

        assertEquals(List.of(first), closed);
        assertEquals(2, clients.size());
        assertSame(last, clients.take(TOKEN, Closeable.class));
    }

    @Test
    void closesAllAndWhateverStillComes() {
        Closeable held = client();
        Closeable late = client();
        clients.spare(TOKEN, Closeable.class, held);

        clients.closeAll();
        clients.spare(TOKEN, Closeable.class, late);

        assertEquals(List.of(held, late), closed);
        assertEquals(0, clients.size());
        assertNull(clients.take(TOKEN, Closeable.class));
    }

    @Test
    void survivesOneThatDoesNotCloseInOrder() {
        Closeable broken = () -> {
            throw new IOException("already gone");
        };
        Closeable other = client();
        clients.spare(TOKEN, Closeable.class, broken);
        clients.spare(TOKEN, Closeable.class, other);

        clients.closeAll();

        assertEquals(List.of(other), closed);
    }
}

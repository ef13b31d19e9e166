package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantLinks;
import io.eenjakarta.vault.VaultException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Links in a list, in the order they were made, with a database that may be away. */
public final class ListedLinks implements GrantLinks {

    public static final Runnable AWAY = () -> {
        throw new VaultException.Unavailable("away", null);
    };

    public final List<GrantLink> all = new CopyOnWriteArrayList<>();
    public volatile Runnable onLink = () -> {};
    public volatile Runnable onList = () -> {};
    public volatile Runnable onUnlink = () -> {};

    @Override
    public void link(GrantLink link) {
        onLink.run();
        all.add(link);
    }

    @Override
    public List<GrantLink> of(String caller) {
        onList.run();
        return all.stream().filter(link -> link.caller().equals(caller)).toList();
    }

    @Override
    public List<GrantLink> to(String provider, Grant.Owner owner) {
        onList.run();
        return all.stream()
                .filter(link -> link.provider().equals(provider) && link.owner().equals(owner))
                .toList();
    }

    @Override
    public boolean unlink(String caller, GrantId grant) {
        onUnlink.run();
        return all.removeIf(link -> link.caller().equals(caller) && link.grant().equals(grant));
    }
}

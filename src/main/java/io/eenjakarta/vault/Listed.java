package io.eenjakarta.vault;

/** An entry of a long list. */
public interface Listed {

    /** Where it stands. Never changes while the entry is there. */
    ListPlace place();
}

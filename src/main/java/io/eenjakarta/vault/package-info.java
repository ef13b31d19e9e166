/**
 * (4) Grants at rest, and the keys that seal what leaves our memory.
 *
 * <p>The rule here: every step of a rotation names the generation that it leaves, and storing or giving up also
 * names the owner of the claim, so that whoever is late changes nothing. Each change is atomic and none waits for
 * another caller. A taken login attempt cannot be taken again. If there is SQL, it is here. What is sealed for one
 * purpose or under one name opens for no other.
 *
 * <p>A portal with its own login keeps here which of its callers connected which grant. A link is no grant: it names one, and
 * is of no more use than that when the grant has ended.
 *
 * <p>A login stores generation 1, each rotation adds one, and an ended grant is gone. Ids of grants are 128 random
 * bits; when the rest of an unused grant is over, and which end of one was announced, stands in its row, so that all nodes agree.
 * Seals are AES-256-GCM under keys derived by HKDF (RFC 5869).
 *
 * <p>{@code VaultChoice} makes it all for a server with a database or without one. In a database each change is one
 * conditional statement that commits by itself, and every instant, leases above all, goes by the database's clock. A row
 * that cannot be read is named and left alone; a database that cannot be reached is a trouble, and one that nobody can
 * use stops the start.
 */
package io.eenjakarta.vault;

package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.token.TokenSet;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * What a user allowed us: one refresh-token family, at one generation. Immutable; {@code toString} shows no token.
 *
 * @param id random, never reused
 * @param kind what it lives for
 * @param provider {@code een}
 * @param owner whose it is; absent until the provider told us. With SWITCHED the account is the one switched to
 * @param generation 1 at the login, one more with each rotation
 * @param status where it stands
 * @param reason why it needs a login or is suspect, {@link #LOST_REPLY} or a text; with ROTATING why it was suspect before;
 *     empty otherwise
 * @param tokens of this generation
 * @param firstLogin when the family began: the 90 days count from here
 * @param lastRotation when this generation was stored
 * @param permanent whether the last rotation brought the same refresh token again: such a token does not end
 * @param parent the grant of the login that a SWITCHED one came from, and with which it ends; absent for others
 */
public record Grant(
        GrantId id,
        GrantKind kind,
        String provider,
        Optional<Owner> owner,
        int generation,
        GrantStatus status,
        String reason,
        TokenSet tokens,
        Instant firstLogin,
        Instant lastRotation,
        boolean permanent,
        Optional<GrantId> parent) {

    /** The reason of a grant whose last refresh may have been carried out, and whose answer nobody has. */
    public static final String LOST_REPLY = "lost-reply";

    /** A grant of which no rotation has shown yet that its refresh token stays. */
    public Grant(
            GrantId id,
            GrantKind kind,
            String provider,
            Optional<Owner> owner,
            int generation,
            GrantStatus status,
            String reason,
            TokenSet tokens,
            Instant firstLogin,
            Instant lastRotation) {
        this(
                id,
                kind,
                provider,
                owner,
                generation,
                status,
                reason,
                tokens,
                firstLogin,
                lastRotation,
                false,
                Optional.empty());
    }

    /**
     * The first generation of a switched grant.
     *
     * @param parent whose owner is known
     * @param account that the tokens are of
     */
    public static Grant switched(Grant parent, String account, TokenSet tokens, Instant now) {
        return new Grant(
                GrantId.random(),
                GrantKind.SWITCHED,
                parent.provider,
                parent.owner.map(person -> new Owner(account, person.user())),
                1,
                GrantStatus.ACTIVE,
                "",
                tokens,
                now,
                now,
                false,
                Optional.of(parent.id));
    }

    /** The grant after a rotation: the next generation, usable at once. */
    public Grant rotated(TokenSet next, Instant now) {
        boolean same = next.keeps(tokens);
        return new Grant(
                id, kind, provider, owner, generation + 1, GrantStatus.ACTIVE, "", next, firstLogin, now, same, parent);
    }

    /**
     * Whether this grant lives on the tokens of another one: some providers give the same refresh token with each login of
     * a user. Where there is no refresh token, the access tokens are compared. Takes as long for any two tokens of a length;
     * false when the owner of either is not known.
     */
    public boolean sharesTokensOf(Grant other) {
        return !id.equals(other.id)
                && !status.isDead()
                && provider.equals(other.provider)
                && owner.isPresent()
                && owner.equals(other.owner)
                && MessageDigest.isEqual(lasting(tokens), lasting(other.tokens));
    }

    private static byte[] lasting(TokenSet tokens) {
        return tokens.refreshToken()
                .map(token -> "r" + token.value())
                .orElseGet(() -> "a" + tokens.accessToken().value())
                .getBytes(UTF_8);
    }

    /**
     * The provider's stable ids of a user; never an e-mail address.
     *
     * @param account account id
     * @param user user id
     */
    public record Owner(String account, String user) {}
}

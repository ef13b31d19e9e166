package io.eenjakarta.provider;

import java.time.Duration;

/**
 * How live pictures are watched.
 *
 * @param linger how long a connection is kept that nobody watches
 * @param silence how long no picture may come before the connection is opened again
 * @param viewers of all cameras together on this node
 * @param viewersPerGrant those of one grant
 * @param connectionsPerGrant streams that are open under one grant at a time
 * @param partBytes largest picture of a stream
 * @param giveUp how long it is tried to open a stream again after it broke
 * @param patience how long a browser may take nothing before it is hung up
 */
public record LiveSettings(
        Duration linger,
        Duration silence,
        int viewers,
        int viewersPerGrant,
        int connectionsPerGrant,
        int partBytes,
        Duration giveUp,
        Duration patience) {}

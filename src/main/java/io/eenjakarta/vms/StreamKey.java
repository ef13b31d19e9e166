package io.eenjakarta.vms;

/**
 * What one connection brings pictures of, for all who may see it.
 *
 * @param account whose users share it
 */
record StreamKey(String provider, String account, String camera) {}

package io.eenjakarta.vms;

/**
 * An account: a customer, a reseller or a distributor.
 *
 * @param id eight digits with zeros in front
 * @param status {@code active}, {@code accountDisabled} or {@code loginDisabled}
 * @param type {@code endUserAccount}, {@code reseller}, {@code distributor}, or a word that came later
 */
public record Account(String id, String name, String status, String type) {}

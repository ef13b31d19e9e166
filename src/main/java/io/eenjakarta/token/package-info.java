/**
 * (3) The token end point and its values: codes and refresh tokens become token sets, each by one POST that is sent
 * once and over at its deadline. Only a request that was refused because of the client is sent again, with the other
 * client secret: it authenticated nobody.
 *
 * <p>The rule here: a pair of tokens that has arrived is never lost to anything else in the reply, and every failure
 * says whether the provider may have acted. Nothing is kept: storing a token set before using it is renewal's and the
 * callback's duty. Sources: RFC 6749, RFC 7009, RFC 7636.
 */
package io.eenjakarta.token;

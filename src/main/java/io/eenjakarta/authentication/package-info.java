/**
 * (1) A request meets the login mechanism; (7) the caller is in place. Between the two the browser is with the
 * provider and nothing waits here.
 *
 * <p>The rule here: every request passes the same decisions in the same order, and one that the mechanism has not
 * seen is refused. No parameter is read from a request that is not the login's own, no address is derived from what
 * a request says of its host, and an answer is sent off as soon as it is written. A session holds a name, groups and
 * the id of a grant, never a token; its id changes at the login and the grant ends with it. Nothing in this package
 * starts by lying in an archive: an application subclasses the mechanism and maps the filter and the listener.
 *
 * <p>Unless configured otherwise, a browser that was signed in twice within a minute gets a page instead of a third
 * sign-in, and a form of up to 64 KiB whose sender's login had ended can be sent again within an hour.
 */
package io.eenjakarta.authentication;

/**
 * The portal of the WAR: pages, pictures and JSON on top of the login (1, 7) and the API calls (5). Never in the classes
 * jar: a portal that takes the jar brings its own.
 *
 * <p>A page's servlet prepares request attributes, a template under {@code WEB-INF/pages} shows them. No class here
 * touches a token.
 */
package io.eenjakarta.portal;

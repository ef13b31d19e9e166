/**
 * What a page costs a caller who is in: the same small page behind nothing, behind a bare session, behind our login, behind
 * the logins that a portal could have instead, and behind the least that Jakarta Security allows. The portals run side by
 * side, each on a server of its own, and are asked in turns by another process, so that whatever else the machine does
 * meets all of them.
 */
package io.eenjakarta.benchmark.page;

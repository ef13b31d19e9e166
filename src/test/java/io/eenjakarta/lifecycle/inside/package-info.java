/** What the virtual quarter puts into a copy of the WAR: a time that is set from outside, and a hand on grants. */
package io.eenjakarta.lifecycle.inside;

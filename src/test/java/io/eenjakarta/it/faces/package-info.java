/** A portal of Facelets and Jakarta REST with roles of its own, which has its login from the library, as its developers would write it. */
package io.eenjakarta.it.faces;

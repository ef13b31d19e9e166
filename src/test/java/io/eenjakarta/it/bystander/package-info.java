/** A portal that has the library in {@code WEB-INF/lib} and does nothing with it. */
package io.eenjakarta.it.bystander;

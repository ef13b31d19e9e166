/** A portal that looks at its connected grants from outside: it writes down what it is told of them, and sets their times. */
package io.eenjakarta.it.resting;

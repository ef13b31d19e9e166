/**
 * What the measured portals are made of: the same small page in each, and what stands in front of it. Each portal's archive
 * has only its own of these classes.
 */
package io.eenjakarta.benchmark.page.web;

package io.eenjakarta.vms;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Says of a PUT or DELETE of an {@link EagleEye} interface, or of all of them, that it may be sent again after the API was
 * too busy or failed: carried out twice it does what it does once, and that the second answer may be another one (a 404
 * after a DELETE) is no harm. GET, HEAD and OPTIONS need no word; a POST or PATCH is never sent again for that, whatever
 * is said here.
 */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Idempotent {}

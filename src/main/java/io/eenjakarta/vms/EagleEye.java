package io.eenjakarta.vms;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.eenjakarta.provider.EagleEyeProvider;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a MicroProfile Rest Client interface speak to the Eagle Eye API, or CameraManager's, with the grant at hand: that of
 * {@link GrantScope}, else that of the request's caller. Works for injected and built clients, for methods that return
 * at once and for those that return a {@code CompletionStage}; an interface inherits it from those it extends.
 *
 * <p>The interface must be public. Paths start at {@code /api/v3.0}, CameraManager's at {@code /rest/v2.x}. The base URI that the interface or its configuration names is never called: the
 * grant's own takes its place. A path parameter may hold slashes, but no segment that climbs: what a browser sends as
 * an id is checked before it gets here.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface EagleEye {

    /**
     * Name of the provider whose API the interface describes. Under a grant of another one nothing is sent, and the call
     * ends in {@link VmsException.Rejected}.
     */
    String provider() default EagleEyeProvider.NAME;

    /**
     * Whether answers are made on demand, as camera images are: the image timeout holds, not the API timeout, and what an API that
     * is too busy refuses is not asked for again by itself.
     */
    boolean slow() default false;
}

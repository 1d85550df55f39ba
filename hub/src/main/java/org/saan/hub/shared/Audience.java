package org.saan.hub.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a route. Every route declares one, on the method or its controller; a route without it stops the start.
 * Anybody else gets 404, as if the page did not exist.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Audience {
    /** The roles that may; empty with {@link #anybody()} unset means everyone who is signed in. */
    Role[] value() default {};

    /** Also people who have not signed in. */
    boolean anybody() default false;

    /**
     * Phones and tablets of these people may keep the page to show it without signal; pages for leaders alone are kept anyway.
     */
    boolean kept() default false;
}

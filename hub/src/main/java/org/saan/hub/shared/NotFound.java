package org.saan.hub.shared;

/** There is no such thing, or this person may not know that there is. Both look the same: 404. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
        super(what, null, false, false);
    }
}

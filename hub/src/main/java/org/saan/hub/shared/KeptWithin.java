package org.saan.hub.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says of an answer that it is the same for everybody who asks it here, although nobody between may keep it: the hub sends it
 * again for a minute, as long as what it was made from is in the same state.
 *
 * @param state the number of what it is made from, now
 * @param madeAt that number before the answer was made
 * @param sentAgain what is done each time that the answer is sent without being made: quick, and never failing
 */
public record KeptWithin(LongSupplier state, long madeAt, Runnable sentAgain) {
    private static final String NAME = KeptWithin.class.getName();

    /** To be called before anything is read for the answer. */
    public static void begin(HttpServletRequest request, LongSupplier state) {
        request.setAttribute(NAME, new KeptWithin(state, state.getAsLong(), () -> {}));
    }

    /** Somebody counts how often this is asked. */
    public static void eachTime(HttpServletRequest request, Runnable sentAgain) {
        var begun = of(request);
        if (begun != null) {
            request.setAttribute(NAME, new KeptWithin(begun.state(), begun.madeAt(), sentAgain));
        }
    }

    /** This answer is not to be kept after all. */
    public static void end(HttpServletRequest request) {
        request.removeAttribute(NAME);
    }

    public static @Nullable KeptWithin of(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof KeptWithin kept ? kept : null;
    }

    public boolean stillHolds() {
        return state.getAsLong() == madeAt;
    }
}

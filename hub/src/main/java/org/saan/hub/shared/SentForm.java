package org.saan.hub.shared;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a form came here: at once, or later from a phone that had no signal when it was filled in (docs/offline.md).
 *
 * @param once token that the page or the phone gave this form; the same form sent again carries the same. Absent in forms
 *     that nobody gave one
 * @param at when it was filled in, never after now: the time of the work, not of the sending
 * @param content SHA-256, in hex, of everything the person entered
 * @param queued whether a phone sends it from its queue: it wants the reason of a refusal, not a page. Let the
 *     {@link Refusal} go then
 */
public record SentForm(@Nullable UUID once, Instant at, String content, boolean queued) {

    /** What is said now, without a form. */
    public static SentForm now(Instant now) {
        return new SentForm(null, now, "", false);
    }
}

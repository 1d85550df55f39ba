package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * What a person asked about their own data. It is answered within 30 days.
 *
 * @param late still open although the day has passed
 */
public record DataRequest(
        UUID id,
        int number,
        UUID personId,
        String person,
        Kind kind,
        String wish,
        LocalDate askedOn,
        LocalDate dueOn,
        State state,
        String answer,
        boolean late) {

    /** The rights of PDPA sections 30, 35, 33 and 32. */
    public enum Kind {
        ACCESS,
        CORRECTION,
        ERASURE,
        OBJECTION;

        public String key() {
            return "people.request.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    public enum State {
        OPEN,
        DONE,
        REFUSED,
        TAKEN_BACK;

        public String key() {
            return "people.request.state." + name().toLowerCase(Locale.ROOT);
        }
    }
}

package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked about their own data. It is answered within 30 days.
 *
 * @param personId absent for somebody outside, whom we know by {@code outsideEmail}
 * @param identityHow how it is known that it is really they; absent until somebody has looked
 * @param daysLeft until the day on which it has to be answered; below zero when that has passed
 */
public record DataRequest(
        UUID id,
        int number,
        @Nullable UUID personId,
        String person,
        @Nullable String outsideEmail,
        Kind kind,
        String wish,
        LocalDate askedOn,
        LocalDate dueOn,
        State state,
        String answer,
        @Nullable String identityHow,
        long daysLeft) {

    /** Ways to know that it is really the person who asks; one's own account is the first. */
    public static final List<String> WAYS = List.of("met", "called", "mail");

    /** Still open although the day has passed. */
    public boolean late() {
        return state == State.OPEN && daysLeft < 0;
    }

    public boolean identityKnown() {
        return identityHow != null;
    }

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

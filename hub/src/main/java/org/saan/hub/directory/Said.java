package org.saan.hub.directory;

import java.time.LocalDate;

/**
 * Who said what somebody else writes down, and when: leaders without a phone tell an officer. Their word keeps their name.
 *
 * @param by the person who said it
 * @param on the day on which it was said
 */
public record Said(String by, LocalDate on) {
    public Said {
        by = by.strip();
    }
}

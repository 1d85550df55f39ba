package org.saan.hub.directory;

import java.util.Arrays;
import java.util.Locale;
import org.saan.hub.shared.NotFound;

/** What personal data or a photo may be used for, each with a consent of its own. */
public enum Purpose {
    CONTACT_PHONE,
    CONTACT_LINE,
    PUBLIC_NAME,
    PUBLIC_PHOTO,
    TRAINING_RECORDS,
    STATISTICS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "people.purpose." + code();
    }

    /**
     * Whether the use rests on another ground (the work of the group, the task of the programme) until the person objects;
     * the others need a consent before the first use.
     */
    public boolean untilObjected() {
        return this == CONTACT_PHONE || this == STATISTICS;
    }

    public static Purpose of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("purpose"));
    }
}

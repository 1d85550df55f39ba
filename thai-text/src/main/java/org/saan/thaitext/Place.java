package org.saan.thaitext;

import java.util.List;

/**
 * A province, district or subdistrict with its official code. The code of a place begins with that of the place it lies in: 50 is
 * Chiang Mai, 5007 the district Mae Rim in it, 500710 the subdistrict Don Kaeo in that.
 *
 * @param names the Thai name first, without the word for its kind; then any other names it goes by
 * @param postalCode the usual one, empty when unknown
 */
public record Place(String code, List<String> names, String postalCode) {
    /** What kind of place a code is of. */
    public enum Level {
        PROVINCE,
        DISTRICT,
        SUBDISTRICT
    }

    public Place {
        names = List.copyOf(names);
        if (!code.matches("\\d\\d(?:\\d\\d){0,2}")) {
            throw new IllegalArgumentException("a place has a code of 2, 4 or 6 digits, not " + code);
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a place has a name: " + code);
        }
    }

    /** The Thai name. */
    public String name() {
        return names.getFirst();
    }

    public Level level() {
        return Level.values()[code.length() / 2 - 1];
    }

    /** Whether it is the other place or lies in it. */
    public boolean isIn(Place other) {
        return code.startsWith(other.code());
    }
}

package org.saan.hub.trade;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;

/** What may be written about a problem of exporting. */
final class ObstacleChecks {
    static final int LONGEST_PROBLEM = 2000;
    static final int LONGEST_ANSWER = 4000;
    static final int LONGEST_WORDS = 500;
    static final int LONGEST_COMMENT = 2000;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_PHONE = 40;
    private static final int MOST_DAYS = 3650;
    private static final int FIRST_BIRTH_YEAR = 1900;
    private static final Pattern HS = Pattern.compile("[0-9]{4}([.][0-9]{2})?");

    private ObstacleChecks() {}

    static void check(NewObstacle told) {
        text("problem", told.problem(), LONGEST_PROBLEM);
        if (told.hsCode() != null && !HS.matcher(told.hsCode()).matches()) {
            throw Refusal.of("hs", "trade.obstacle.hs_wrong");
        }
        line("agency", told.agency(), LONGEST_NAME);
        line("document", told.document(), LONGEST_NAME);
        if (told.daysLost() != null && (told.daysLost() < 0 || told.daysLost() > MOST_DAYS)) {
            throw Refusal.of("days", "trade.obstacle.days_wrong", MOST_DAYS);
        }
        if (told.moneyLost() != null && told.moneyLost().minor() < 0) {
            throw Refusal.of("money", "trade.obstacle.money_wrong");
        }
    }

    static void check(Teller teller, int year) {
        line("name", teller.name(), LONGEST_NAME);
        line("phone", teller.phone(), LONGEST_PHONE);
        if (teller.birthYear() != null && (teller.birthYear() < FIRST_BIRTH_YEAR || teller.birthYear() > year)) {
            throw Refusal.of("birthYear", "trade.obstacle.birth_year_wrong");
        }
    }

    static void text(String field, LocalizedText text, int longest) {
        if (length(text.th()) > longest || length(text.en()) > longest) {
            throw Refusal.of(field + (length(text.th()) > longest ? "Th" : "En"), "trade.words_long", longest);
        }
    }

    /** The words without their edges, absent when there are none. */
    static @Nullable String line(String field, @Nullable String words, int longest) {
        var clean = words == null || words.isBlank() ? null : words.strip();
        if (length(clean) > longest) {
            throw Refusal.of(field, "trade.words_long", longest);
        }
        return clean;
    }

    /** As {@link #line}, refused when there are none. */
    static String needed(String field, @Nullable String words, int longest, String missing) {
        var clean = line(field, words, longest);
        if (clean == null) {
            throw Refusal.of(field, missing);
        }
        return clean;
    }

    private static int length(@Nullable String words) {
        return words == null ? 0 : words.length();
    }
}

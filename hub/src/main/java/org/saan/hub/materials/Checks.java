package org.saan.hub.materials;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;

/** Who may do what with materials, and what may be written. */
final class Checks {
    /** Places after the point of an amount. */
    static final int PLACES = 3;

    static final BigDecimal STEP = new BigDecimal("0.001");
    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final int LONGEST_NAME = 120;

    private Checks() {}

    /** Those who run the programme and those who receive goods. */
    static boolean office(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.RECEIVER);
    }

    static void must(boolean may) {
        if (!may) {
            throw new NotFound("material");
        }
    }

    static void mustBeOffice(Viewer viewer) {
        must(office(viewer));
    }

    static void mustRun(Viewer viewer) {
        must(viewer.runsTheProgramme());
    }

    /** An amount above nothing, at most three places after the point; of pieces none. */
    static BigDecimal amount(String field, @Nullable BigDecimal amount, String unit) {
        if (amount == null || amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            throw Refusal.of(field, "materials.amount_wrong");
        }
        int places = "H87".equals(unit) ? 0 : PLACES;
        if (amount.stripTrailingZeros().scale() > places) {
            throw Refusal.of(field, places == 0 ? "materials.amount_whole" : "materials.amount_places");
        }
        return amount.setScale(PLACES, RoundingMode.UNNECESSARY);
    }

    static String code(String code) {
        if (!code.matches("[A-Z0-9][A-Z0-9-]{1,19}")) {
            throw Refusal.of("code", "materials.code_wrong");
        }
        return code;
    }

    static void name(String field, LocalizedText name) {
        text(field + "Th", name.th(), LONGEST_NAME);
        text(field + "En", name.en(), LONGEST_NAME);
    }

    /** The words without their edges, absent when there are none. */
    static @Nullable String text(String field, @Nullable String words, int longest) {
        var clean = words == null || words.isBlank() ? null : words.strip();
        if (clean != null && clean.length() > longest) {
            throw Refusal.of(field, "materials.words_long", longest);
        }
        return clean;
    }

    static String needed(String field, @Nullable String words, int longest) {
        var clean = text(field, words, longest);
        if (clean == null) {
            throw Refusal.of(field, "materials.words_missing");
        }
        return clean;
    }
}

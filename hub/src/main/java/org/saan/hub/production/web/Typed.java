package org.saan.hub.production.web;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.ThaiNumbers;

/** What somebody typed into a form, and what was wrong with it. */
record Typed(
        Map<String, String> values,
        @Nullable String field,
        @Nullable String words) {
    static final Typed NOTHING = new Typed(Map.of(), null, null);
    private static final int LONGEST_NUMBER = 20;
    private static final int MOST = 2_000_000;

    Typed {
        values = Map.copyOf(values);
    }

    static Typed refused(Map<String, String> values, Refusal no, Shell shell) {
        return new Typed(values, no.field() == null ? "" : no.field(), shell.say(no));
    }

    String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean wrong(String name) {
        return name.equals(field);
    }

    boolean failed() {
        return words != null;
    }

    /** Whole pieces, in Thai or Arabic digits; an empty field is none. */
    static int pieces(Map<String, String> asked, String name) {
        var text = asked.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return 0;
        }
        return whole(text).orElseThrow(() -> Refusal.of(name, "production.number", text));
    }

    private static Optional<Integer> whole(String text) {
        if (text.length() > LONGEST_NUMBER || !(ThaiNumbers.read(text) instanceof NumberReading.Number(var amount))) {
            return Optional.empty();
        }
        if (amount.stripTrailingZeros().scale() > 0
                || amount.signum() < 0
                || amount.compareTo(java.math.BigDecimal.valueOf(MOST)) > 0) {
            return Optional.empty();
        }
        return Optional.of(amount.intValueExact());
    }
}

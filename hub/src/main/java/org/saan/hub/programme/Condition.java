package org.saan.hub.programme;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a group must be for a measure.
 *
 * @param codes any of these: regions, craft families or legal forms
 * @param least so many at least, inclusive: members, or whole years since registration
 * @param most so many at most, inclusive
 */
public record Condition(
        Kind kind,
        List<String> codes,
        @Nullable Integer least,
        @Nullable Integer most) {
    public Condition {
        codes = List.copyOf(codes);
    }

    /** What is asked. */
    public enum Kind {
        REGION,
        CRAFT,
        FORM,
        MEMBERS,
        REGISTERED_YEARS,
        TRAINED_LEADER,
        EXPORT_READY,
        IN_PROGRAMME;

        /** Beginning of the keys of its words. */
        public String key() {
            return "support.condition." + name().toLowerCase(Locale.ROOT);
        }
    }

    static Condition of(Kind kind) {
        return new Condition(kind, List.of(), null, null);
    }
}

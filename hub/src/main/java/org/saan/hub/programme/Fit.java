package org.saan.hub.programme;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group is what one condition asks, and what it has: a reason that the group can read, and act on.
 *
 * @param number what it has, where the condition asks for a number
 */
public record Fit(
        Condition condition, Answer answer, @Nullable Integer number) {

    /** Not known is an answer of its own: nobody is turned away for a gap in the data. */
    public enum Answer {
        MET,
        NOT_MET,
        UNKNOWN;

        /** Key of its word. */
        public String key() {
            return "support.answer." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a measure is for a group: every condition met, some not known, or some not met. */
    public static Answer all(List<Fit> fits) {
        var answers = fits.stream().map(Fit::answer).toList();
        return answers.contains(Answer.NOT_MET)
                ? Answer.NOT_MET
                : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.MET;
    }

    static Fit of(Condition asked, GroupFacts group, LocalDate today) {
        return switch (asked.kind()) {
            case REGION -> yes(asked, asked.codes().contains(group.regionCode()));
            case CRAFT ->
                group.crafts().isEmpty()
                        ? new Fit(asked, Answer.UNKNOWN, null)
                        : yes(asked, !Collections.disjoint(asked.codes(), group.crafts()));
            case FORM -> yes(asked, asked.codes().contains(group.form()));
            case MEMBERS -> between(asked, group.members());
            case REGISTERED_YEARS ->
                between(
                        asked,
                        group.registeredOn() == null
                                ? null
                                : Integer.valueOf(Period.between(group.registeredOn(), today)
                                        .getYears()));
            case TRAINED_LEADER ->
                group.trainedLeader() == null
                        ? new Fit(asked, Answer.UNKNOWN, null)
                        : yes(asked, group.trainedLeader());
            case EXPORT_READY -> new Fit(asked, answer(group.exportable() > 0), group.exportable());
            case IN_PROGRAMME -> yes(asked, group.inProgramme());
        };
    }

    private static Fit yes(Condition asked, boolean met) {
        return new Fit(asked, answer(met), null);
    }

    private static Fit between(Condition asked, @Nullable Integer has) {
        if (has == null) {
            return new Fit(asked, Answer.UNKNOWN, null);
        }
        boolean met = (asked.least() == null || has >= asked.least()) && (asked.most() == null || has <= asked.most());
        return new Fit(asked, answer(met), has);
    }

    private static Answer answer(boolean met) {
        return met ? Answer.MET : Answer.NOT_MET;
    }
}

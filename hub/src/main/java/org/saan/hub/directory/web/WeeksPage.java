package org.saan.hub.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupView;
import org.saan.hub.directory.GroupWeeks;
import org.saan.hub.shared.Shell;

/**
 * The calendar that a group keeps, for its leader on a phone and for those who write down what a leader told them.
 *
 * @param base path that taps, confirmations and choices go to
 * @param onBehalf whether somebody else writes it down, and so must say who said it and when
 * @param token that makes a tap of this page the same tap when it is sent twice
 * @param typed what the person entered beside the taps
 * @param mistakes words by field
 */
record WeeksPage(
        Shell shell,
        String base,
        boolean onBehalf,
        String token,
        GroupWeeks group,
        List<Technique> techniques,
        List<Month> months,
        List<GroupView.Leave> leaves,
        LocalDate today,
        Map<String, String> typed,
        Map<String, String> mistakes) {

    /** Reasons that people choose from; for others they use their own words. */
    static final List<String> REASONS =
            List.of("planting", "harvest", "festival", "funeral", "ordination", "ill", "other_work");

    WeeksPage {
        techniques = List.copyOf(techniques);
        months = List.copyOf(months);
        leaves = List.copyOf(leaves);
    }

    record Technique(String href, String words, boolean current) {}

    record Month(String name, List<Row> rows) {
        Month {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One week.
     *
     * @param value as sent, such as {@code 2027-W03}
     * @param hours left for craft, in words; empty where hours say nothing
     * @param before what earlier years say; null when nothing
     * @param warning when earlier years say otherwise
     * @param undo the tap that may be taken back
     * @param spoken how the buttons of the week are introduced to somebody who does not see them
     */
    record Row(
            String value,
            String week,
            String dates,
            String hours,
            List<Mark> marks,
            List<Choice> choices,
            @Nullable String before,
            @Nullable String warning,
            @Nullable String undo,
            @Nullable String state,
            boolean own,
            String spoken) {
        Row {
            marks = List.copyOf(marks);
            choices = List.copyOf(choices);
        }
    }

    record Mark(String look, String icon, String words) {}

    /** @param chosen by the group itself; {@code guessed} when it said nothing and the season speaks */
    record Choice(String value, String look, String words, boolean chosen, boolean guessed) {
        String css() {
            return "tap " + look + (guessed ? " guess" : "");
        }
    }

    /** One week of the page, as it is sent back after a tap. */
    record Part(Shell shell, Row row) {}

    String typed(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }

    @Nullable
    String mistake(String field) {
        return mistakes.get(field);
    }

    /** What a leave is for, in words. */
    String reason(GroupView.Leave leave) {
        return WeekDrawing.reason(shell, leave.reason());
    }

    /** Words about how old the group's word is. */
    String freshness() {
        var on = group.confirmedOn();
        if (on == null) {
            return shell.t("directory.not_confirmed");
        }
        return group.confirmedBy() == null
                ? shell.t("directory.confirmed_on", shell.date(on))
                : shell.t("calendar.confirmed_by", shell.date(on), group.confirmedBy());
    }

    boolean discounted() {
        return group.trustPermille() < 1000;
    }

    int trustPercent() {
        return group.trustPermille() / 10;
    }
}

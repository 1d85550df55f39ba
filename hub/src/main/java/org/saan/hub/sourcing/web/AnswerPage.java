package org.saan.hub.sourcing.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.OwnRfq;
import org.saan.hub.sourcing.RfqAnswer;

/**
 * The form in which a group answers, on its phone; or a coordinator for it.
 *
 * @param path where it is sent
 * @param pictures of the crafts, by their codes
 * @param field which field the mistake is in
 */
record AnswerPage(
        Shell shell,
        OwnRfq rfq,
        AnswerForm form,
        String path,
        boolean onBehalf,
        Map<String, String> pictures,
        List<WeekChoice> weeks,
        LocalDate today,
        @Nullable String field,
        @Nullable String mistake) {
    AnswerPage {
        pictures = Map.copyOf(pictures);
        weeks = List.copyOf(weeks);
    }

    static AnswerPage of(
            Shell shell,
            OwnRfq rfq,
            AnswerForm form,
            String path,
            boolean onBehalf,
            Map<String, String> pictures,
            LocalDate today,
            @Nullable Refusal no) {
        return new AnswerPage(
                shell,
                rfq,
                form,
                path,
                onBehalf,
                pictures,
                WeekChoice.from(shell, today, 40),
                today,
                no == null ? null : no.field(),
                no == null ? null : shell.say(no));
    }

    boolean wrong(String name) {
        return name.equals(field);
    }

    boolean late() {
        return today.isAfter(rfq.answerBy());
    }

    String picture(OwnRfq.Line line) {
        return pictures.getOrDefault(line.familyCode(), "/static/patterns/plain.png");
    }

    String unit(OwnRfq.Line line) {
        return Units.word(shell, line.unitCode());
    }

    String by(OwnRfq.Line line) {
        return shell.print().dayAndDate(Weeks.friday(line.due()));
    }

    List<String> reasons() {
        return RfqAnswer.REASONS;
    }

    List<String> ways() {
        return RfqAnswer.WAYS;
    }

    /** What was answered last, in a sentence; absent before that. */
    @Nullable
    String said() {
        var answer = rfq.answer();
        if (answer == null) {
            return null;
        }
        var when = shell.moment(answer.at());
        return answer.said().declinedReason() != null
                ? shell.t("sourcing.rfq.you_declined", when)
                : shell.t(answer.late() ? "sourcing.rfq.you_answered_late" : "sourcing.rfq.you_answered", when);
    }

    static String price(Shell shell, long minor) {
        return shell.money(Money.ofMinor(minor, Money.THB));
    }

    static String day(Shell shell, java.time.Instant at) {
        return shell.date(at.atZone(Printing.ZONE).toLocalDate());
    }
}

package org.saan.hub.catalogue.web.open;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.FreeTime;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Answers how many by when, for one group and craft, in words and as bars. */
@Component
class Hopes {
    private final Clock clock;

    Hopes(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Printing.ZONE);
    }

    /**
     * @param craft what is made; without it, or when the group does not make it, only the weeks are shown
     * @param count pieces that are wanted, absent when not said
     * @param by date by which they are wanted
     */
    Hope of(Shell shell, FreeTime.Free free, @Nullable String craft, @Nullable Integer count, @Nullable LocalDate by) {
        int due = by == null ? -1 : Weeks.between(free.first(), YearWeek.from(by));
        var bars = free.shares(Hope.BARS);
        int drawn = due >= 0 && due < bars.size() ? due : -1;
        var source = shell.t(
                "public.hope.source",
                shell.print().shortDate(Weeks.monday(free.first())),
                shell.date(Weeks.friday(free.first().plusWeeks(bars.size() - 1L))),
                new OpenWords(shell).confirmed(free.confirmedOn(), today()));
        if (craft == null || !free.makes(craft)) {
            return new Hope(null, null, null, null, bars, drawn, source);
        }
        if (by == null) {
            var sentence = count == null ? null : whole(shell, count, free.earliest(craft, count));
            return new Hope(null, null, null, sentence, bars, drawn, source);
        }
        int possible = free.piecesBy(craft, by);
        if (count == null) {
            return new Hope(
                    null,
                    null,
                    null,
                    possible == 0
                            ? shell.t("public.hope.nothing_by", shell.date(by))
                            : shell.t("public.hope.up_to", possible, shell.date(by)),
                    bars,
                    drawn,
                    source);
        }
        if (possible >= count) {
            return new Hope(
                    "ok",
                    "check",
                    shell.t("public.hope.all"),
                    shell.t("public.hope.all_by", count, shell.date(by)),
                    bars,
                    drawn,
                    source);
        }
        var earliest = free.earliest(craft, count);
        return possible > 0
                ? new Hope(
                        "warn",
                        "clock",
                        shell.t("public.hope.part"),
                        shell.t("public.hope.part_by", possible, count, shell.date(by)) + " · "
                                + whole(shell, count, earliest),
                        bars,
                        drawn,
                        source)
                : new Hope(
                        "bad", "x", shell.t("public.hope.not_by"), whole(shell, count, earliest), bars, drawn, source);
    }

    private static String whole(Shell shell, int count, @Nullable LocalDate earliest) {
        return earliest == null
                ? shell.t("public.hope.too_many", count, FreeTime.WEEKS)
                : shell.t("public.hope.earliest", count, shell.date(earliest));
    }
}

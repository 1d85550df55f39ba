package org.saan.hub.training.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Shell;
import org.saan.hub.training.EnrolmentState;
import org.saan.hub.training.SessionView;
import org.saan.hub.training.WorkshopState;
import org.saan.hub.training.WorkshopView;

/** Workshops in words. Times are those of Bangkok; a reader elsewhere is told theirs beside them. */
record Facts(Shell shell) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** {@code Mon 11 Jan 2027 · 09:00–12:00}; with the day of the end where it is another. */
    String when(SessionView session) {
        return when(session, Printing.ZONE);
    }

    private String when(SessionView session, ZoneId zone) {
        var from = session.startsAt().atZone(zone);
        var until = session.endsAt().atZone(zone);
        var end = TIME.format(until);
        if (!until.toLocalDate().equals(from.toLocalDate())) {
            end = shell.print().shortDate(until.toLocalDate()) + Character.toString(0xa0) + end;
        }
        return shell.print().dayAndDate(from.toLocalDate()) + " · " + TIME.format(from) + "–" + end;
    }

    /** The same in the zone of a reader elsewhere, with its name; absent in Bangkok's. */
    @Nullable
    String elsewhere(SessionView session, @Nullable ZoneId zone) {
        return zone == null
                        || zone.getRules()
                                .getOffset(session.startsAt())
                                .equals(Printing.ZONE.getRules().getOffset(session.startsAt()))
                ? null
                : shell.t(
                        "training.elsewhere", when(session, zone), zone.getId().replace('_', ' '));
    }

    String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.atZone(Printing.ZONE));
    }

    /** First and last day. */
    String days(WorkshopView it) {
        if (it.sessions().isEmpty()) {
            return shell.t("training.no_days");
        }
        var first = day(it.sessions().getFirst().startsAt());
        var last = day(it.sessions().getLast().startsAt());
        return first.equals(last) ? shell.date(first) : shell.print().shortDate(first) + " – " + shell.date(last);
    }

    static LocalDate day(Instant at) {
        return at.atZone(Printing.ZONE).toLocalDate();
    }

    static LocalTime clock(Instant at) {
        return at.atZone(Printing.ZONE).toLocalTime();
    }

    String where(WorkshopView it) {
        return it.venue() == null
                ? shell.text(it.province())
                : shell.text(it.venue()) + " · " + shell.text(it.province());
    }

    static String badge(WorkshopState state) {
        return switch (state) {
            case DRAFT -> "";
            case OPEN -> "ok";
            case CLOSED -> "warn";
            case DONE -> "info";
            case CANCELLED -> "bad";
        };
    }

    static String icon(WorkshopState state) {
        return switch (state) {
            case DRAFT -> "edit";
            case OPEN -> "check";
            case CLOSED -> "lock";
            case DONE -> "check";
            case CANCELLED -> "x";
        };
    }

    static String badge(EnrolmentState state) {
        return switch (state) {
            case CONFIRMED -> "ok";
            case OFFERED -> "warn";
            case WAITING -> "info";
            case CANCELLED, REFUSED -> "";
        };
    }

    static String icon(EnrolmentState state) {
        return switch (state) {
            case CONFIRMED -> "check";
            case OFFERED -> "bell";
            case WAITING -> "clock";
            case CANCELLED, REFUSED -> "x";
        };
    }
}

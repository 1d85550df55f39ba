package org.saan.hub.training.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.NewSession;
import org.saan.hub.training.NewWorkshop;
import org.saan.hub.training.WorkshopKind;
import org.saan.thaitext.ThaiDigits;

/** Reads the forms of workshops and their parts; days and times are those of Bangkok. */
final class WorkshopForm {
    private WorkshopForm() {}

    static NewWorkshop workshop(Typed typed) {
        return new NewWorkshop(
                Arrays.stream(WorkshopKind.values())
                        .filter(one -> typed.is("kind", one))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("kind", "training.choose")),
                typed.value("titleTh"),
                typed.value("titleEn"),
                typed.value("summaryTh"),
                typed.value("summaryEn"),
                typed.value("topic"),
                typed.value("province"),
                typed.value("venueTh"),
                typed.value("venueEn"),
                typed.value("onlineLink"),
                typed.value("language"),
                number(typed, "capacity", "training.number_wrong"),
                typed.value("offerHours").isBlank()
                        ? NewWorkshop.USUAL_OFFER_HOURS
                        : number(typed, "offerHours", "training.number_wrong"),
                until(typed));
    }

    private static @Nullable Instant until(Typed typed) {
        if (typed.value("enrolUntil").isBlank()) {
            return null;
        }
        // Who signs up on the last day still may.
        return typed.date("enrolUntil", "training.day_missing")
                .plusDays(1)
                .atStartOfDay(Printing.ZONE)
                .toInstant();
    }

    private static int number(Typed typed, String field, String wrong) {
        var text = ThaiDigits.toArabic(typed.value(field).strip().replace(",", ""));
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.of(field, wrong);
        }
        return Integer.parseInt(text);
    }

    /** An end that is not after the beginning is of the next day: sessions run past midnight. */
    static NewSession session(Typed typed) {
        var day = typed.date("day", "training.day_missing");
        var from = time(typed, "from");
        var until = time(typed, "until");
        LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
        return new NewSession(
                day.atTime(from).atZone(Printing.ZONE).toInstant(),
                last.atTime(until).atZone(Printing.ZONE).toInstant(),
                typed.value("titleTh"),
                typed.value("titleEn"),
                typed.value("place"),
                typed.is("online", "yes"),
                typed.value("agenda"),
                typed.list("experts").stream().map(WorkshopForm::expert).toList());
    }

    /** The page offers none but experts that there are. */
    private static UUID expert(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound("expert");
        }
    }

    private static LocalTime time(Typed typed, String field) {
        try {
            var text = ThaiDigits.toArabic(typed.value(field).strip().replace('.', ':'));
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw Refusal.of(field, "training.time_wrong");
        }
    }
}

package org.saan.thaitext;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of the days of the week. */
final class Weekdays {
    private static final List<String> THAI =
            List.of("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์");
    private static final List<String> ENGLISH = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Weekdays() {}

    static String name(LocalDate date) {
        return THAI.get(date.getDayOfWeek().getValue() - 1);
    }

    /** The day that a Thai name or the first three letters of an English name mean; absent when neither is given. */
    static @Nullable DayOfWeek find(@Nullable String thai, @Nullable String english) {
        if (thai != null) {
            return DayOfWeek.of(THAI.indexOf(thai.equals("พฤหัส") ? "พฤหัสบดี" : thai) + 1);
        }
        return english == null ? null : DayOfWeek.of(ENGLISH.indexOf(english.toLowerCase(Locale.ROOT)) + 1);
    }
}

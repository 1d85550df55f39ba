package org.saan.hub.directory.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Whole days as iCalendar (RFC 5545), for the calendar of a phone. A day has no zone and no hour, so it is the same day
 * wherever it is read; the end of an event is the day after its last.
 */
final class CalendarFile {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;
    private static final String END = "\r\n";

    private final StringBuilder text = new StringBuilder();
    private final Instant at;

    /** @param at moment at which the file is made */
    CalendarFile(Instant at) {
        this.at = at;
        line("BEGIN:VCALENDAR").line("VERSION:2.0").line("PRODID:-//Saan//Weeks//EN");
    }

    /**
     * An event of whole days, both included.
     *
     * @param id that stays the same when the event is told again
     */
    CalendarFile days(String id, LocalDate first, LocalDate last, String summary) {
        return line("BEGIN:VEVENT")
                .line("UID:" + id)
                .line("DTSTAMP:" + MOMENT.format(at))
                .line("DTSTART;VALUE=DATE:" + DAY.format(first))
                .line("DTEND;VALUE=DATE:" + DAY.format(last.plusDays(1)))
                .line("SUMMARY:" + escaped(summary))
                .line("TRANSP:TRANSPARENT")
                .line("END:VEVENT");
    }

    byte[] bytes() {
        return (text + "END:VCALENDAR" + END).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /** Lines are folded at 75 bytes, never within a letter. */
    private CalendarFile line(String line) {
        int bytes = 0;
        for (int i = 0; i < line.length(); ) {
            int letter = line.codePointAt(i);
            var one = Character.toString(letter);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_LINE) {
                text.append(END).append(' ');
                bytes = 1;
            }
            text.append(one);
            bytes += size;
            i += Character.charCount(letter);
        }
        text.append(END);
        return this;
    }
}

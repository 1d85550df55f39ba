package org.saan.hub.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import tools.jackson.databind.json.JsonMapper;

/** Dates and days that people far from each other read. */
class CalendarCasesTest {
    private static final Instant MADE = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    @DisplayName(
            "CA-01 a day is the same day in London, New York and Bangkok, in words, in JSON and in a calendar file")
    void aDayHasNoZone() {
        var due = LocalDate.of(2026, 3, 29);
        var here = TimeZone.getDefault();
        try {
            for (var zone : new String[] {"Europe/London", "America/New_York", "Asia/Bangkok"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(new Printing(Language.EN).date(due)).isEqualTo("29\u00a0Mar\u00a02026");
                assertThat(new Printing(Language.TH).date(due)).isEqualTo("29\u00a0มี.ค.\u00a02569");
                assertThat(new JsonMapper().writeValueAsString(due)).isEqualTo("\"2026-03-29\"");
                assertThat(file(due, due, "due")).contains("DTSTART;VALUE=DATE:20260329\r\n");
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    @DisplayName("CA-03 a fair of 20 to 22 April ends, in a calendar file, on the 23rd")
    void wholeDaysEndTheDayAfter() {
        assertThat(file(LocalDate.of(2026, 4, 20), LocalDate.of(2026, 4, 22), "Fair"))
                .contains("DTSTART;VALUE=DATE:20260420\r\n", "DTEND;VALUE=DATE:20260423\r\n");
    }

    @Test
    void linesAreFoldedWithinTheLimitAndNeverWithinALetter() {
        var words = "งานบุญ, งานบวช; ".repeat(20);
        var file = file(LocalDate.of(2026, 4, 20), LocalDate.of(2026, 4, 20), words);
        for (var line : file.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        var unfolded = file.replace("\r\n ", "");
        assertThat(unfolded)
                .contains("SUMMARY:" + words.replace(",", "\\,").replace(";", "\\;") + "\r\n")
                .doesNotContain("\ufffd");
    }

    private static String file(LocalDate first, LocalDate last, String summary) {
        return new String(
                new CalendarFile(MADE).days("a@saan", first, last, summary).bytes(), StandardCharsets.UTF_8);
    }
}

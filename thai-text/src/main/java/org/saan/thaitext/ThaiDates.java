package org.saan.thaitext;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saan.thaitext.DateReading.Assumed;
import org.saan.thaitext.DateReading.Assumption;
import org.saan.thaitext.DateReading.Day;
import org.saan.thaitext.DateReading.NoDate;
import org.saan.thaitext.DateReading.Why;

/**
 * Dates as they are written in Thailand, read into the common era and written back.
 *
 * <pre>{@code
 * ThaiDates.read("๑๔ ก.ค. ๒๕๕๐")            // Day[2007-07-14]
 * ThaiDates.read("20 สิงหาคม พ.ศ. 2564")   // Day[2021-08-20]
 * ThaiDates.read("8/6/64")                  // Assumed[2021-06-08, TWO_DIGIT_YEAR]
 * ThaiDates.read("31/2/2557")               // NoDate[NO_SUCH_DAY]
 * ThaiDates.read("15 กุมภาพันธ์ 2482")      // Assumed[1940-02-15, OLD_NEW_YEAR]
 * }</pre>
 *
 * <p>The day comes before the month. A year of four digits from 2400 is of the Buddhist era, below it is of the common era,
 * unless the era is written. Until 1940 the Thai year began on 1 April, so January to March of 2482 lay in 1940 and
 * January to March of 2483 never were.
 */
public final class ThaiDates {
    private static final int FIRST_BUDDHIST = 2400;
    /** The year that began on 1 April 2483 and ended on 31 December. */
    private static final int SHORT_YEAR = 2483;

    private static final int FIRST_SOLAR = 2432;
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[T ]\\d{1,2}:\\d{2}.*)?");
    private static final Pattern NUMBERS = Pattern.compile(
            "(\\d{1,2})\\s*[-/. ]\\s*(\\d{1,2})\\s*[-/. ]\\s*(ERA)?\\s*(\\d{4}|\\d{2})(?:\\s\\d{1,2}:\\d{2}.*)?"
                    .replace("ERA", era()));
    private static final Pattern MONTH_NAMED = Pattern.compile(
            "(\\d{1,2})\\s*[-/ ]?\\s*(?:เดือน)?\\s*([\\p{L}\\p{M}.]+?)\\s*[-/,. ]?\\s*(ERA)?\\s*(\\d{4}|\\d{2})"
                    .replace("ERA", era()));
    private static final Pattern LEAD = Pattern.compile(
            "^(?:เมื่อ)?\\s*(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์))?\\s*(?:วันที่|ที่)?\\s*");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5,6})(?:\\.\\d+)?");
    private static final Pattern NO_DAY =
            Pattern.compile("([\\p{L}\\p{M}.]*)\\s*(ERA)?\\s*\\d{4}".replace("ERA", era()));
    private static final Set<String> BUDDHIST = Set.of("พศ", "be");

    private ThaiDates() {}

    /** Reads a date in any of the written forms. */
    public static DateReading read(String text) {
        var plain = LEAD.matcher(ThaiDigits.toArabic(ThaiText.normal(text))).replaceFirst("");
        if (plain.isEmpty()) {
            return new NoDate(text, Why.EMPTY);
        }
        var m = YEAR_FIRST.matcher(plain);
        if (m.matches()) {
            return day(text, m.group(1), "", m.group(3), m.group(4));
        }
        m = NUMBERS.matcher(plain);
        if (m.matches()) {
            return day(text, m.group(4), m.group(3), m.group(2), m.group(1));
        }
        m = MONTH_NAMED.matcher(plain);
        if (m.matches()) {
            return withMonthName(text, m);
        }
        m = SERIAL.matcher(plain);
        if (m.matches()) {
            return serial(text, Integer.parseInt(m.group(1)));
        }
        m = NO_DAY.matcher(plain);
        if (m.matches() && (m.group(1).isEmpty() || ThaiMonths.find(m.group(1)).isPresent())) {
            return new NoDate(text, Why.NO_DAY_GIVEN);
        }
        return new NoDate(text, Why.NOT_A_DATE);
    }

    /**
     * A day that a spreadsheet holds as a date: its year may be of the Buddhist era, when somebody typed it so.
     *
     * <pre>{@code
     * ThaiDates.ofDateCell(LocalDate.of(2557, 3, 4))  // Day[2014-03-04]
     * }</pre>
     */
    public static DateReading ofDateCell(LocalDate cell) {
        if (cell.getYear() < FIRST_BUDDHIST) {
            return new Day(cell);
        }
        return buddhist(cell.toString(), cell.getYear(), cell.getMonthValue(), cell.getDayOfMonth());
    }

    private static DateReading withMonthName(String text, Matcher m) {
        var month = ThaiMonths.find(m.group(2));
        if (month.isEmpty()) {
            return new NoDate(text, Why.NOT_A_DATE);
        }
        return day(text, m.group(4), m.group(3), Integer.toString(month.getAsInt()), m.group(1));
    }

    private static DateReading serial(String text, int days) {
        var date = SERIAL_ZERO.plusDays(days);
        if (date.getYear() >= 2100 && date.getYear() < FIRST_BUDDHIST) {
            return new NoDate(text, Why.NOT_A_DATE);
        }
        return switch (ofDateCell(date)) {
            case Day d -> new Assumed(d.date(), Assumption.SERIAL_DAY);
            case Assumed a -> a;
            case NoDate none -> none;
        };
    }

    private static DateReading day(String text, String writtenYear, String writtenEra, String month, String day) {
        int year = Integer.parseInt(writtenYear);
        var era = writtenEra == null
                ? ""
                : writtenEra.replace(".", "").replace(" ", "").toLowerCase(Locale.ROOT);
        boolean twoDigits = writtenYear.length() == 2;
        if (twoDigits && !era.isEmpty() && !BUDDHIST.contains(era)) {
            return new NoDate(text, Why.NOT_A_DATE);
        }
        int fullYear = twoDigits ? 2500 + year : year;
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        boolean buddhist = twoDigits || (era.isEmpty() ? fullYear >= FIRST_BUDDHIST : BUDDHIST.contains(era));
        var reading = buddhist ? buddhist(text, fullYear, m, d) : common(text, fullYear, m, d);
        return twoDigits && reading instanceof Day certain
                ? new Assumed(certain.date(), Assumption.TWO_DIGIT_YEAR)
                : reading;
    }

    private static DateReading buddhist(String text, int year, int month, int day) {
        boolean endOfOldYear = year <= SHORT_YEAR && month <= 3;
        if (year < FIRST_SOLAR) {
            return new NoDate(text, Why.LUNAR_CALENDAR);
        }
        if (year == SHORT_YEAR && endOfOldYear) {
            return new NoDate(text, Why.NO_SUCH_DAY);
        }
        var reading = common(text, year - (endOfOldYear ? 542 : 543), month, day);
        return endOfOldYear && reading instanceof Day certain
                ? new Assumed(certain.date(), Assumption.OLD_NEW_YEAR)
                : reading;
    }

    private static DateReading common(String text, int year, int month, int day) {
        if (year < 1800 || year >= FIRST_BUDDHIST) {
            return new NoDate(text, Why.NOT_A_DATE);
        }
        try {
            return new Day(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return new NoDate(text, Why.NO_SUCH_DAY);
        }
    }

    /** How a date is written. */
    public enum Style {
        /** 14 กันยายน พ.ศ. 2563 */
        FULL,
        /** 14 ก.ย. 2563 */
        SHORT,
        /** 14/9/2563 */
        NUMBERS,
        /** 2020-09-14 */
        ISO
    }

    /** Writes a date; from 1 April 1889 on, reading it gives the date back. */
    public static String write(LocalDate date, Style style) {
        int day = date.getDayOfMonth();
        int month = date.getMonthValue();
        return switch (style) {
            case FULL -> day + " " + ThaiMonths.FULL.get(month - 1) + " พ.ศ. " + buddhistYear(date);
            case SHORT -> day + " " + ThaiMonths.SHORT.get(month - 1) + " " + buddhistYear(date);
            case NUMBERS -> day + "/" + month + "/" + buddhistYear(date);
            case ISO -> date.toString();
        };
    }

    /** The year of the Buddhist era in which a day lay, by the calendar of its own time. */
    public static int buddhistYear(LocalDate date) {
        boolean endOfOldYear = date.getYear() <= 1940 && date.getMonthValue() <= 3;
        return date.getYear() + (endOfOldYear ? 542 : 543);
    }

    private static String era() {
        return "พ\\.? ?ศ\\.?|ค\\.? ?ศ\\.?|B\\.?E\\.?|A\\.?D\\.?|C\\.?E\\.?";
    }
}

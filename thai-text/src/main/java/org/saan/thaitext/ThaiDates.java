package org.saan.thaitext;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.DateReading.Assumed;
import org.saan.thaitext.DateReading.Assumption;
import org.saan.thaitext.DateReading.Day;
import org.saan.thaitext.DateReading.NoDate;
import org.saan.thaitext.DateReading.Why;

/**
 * Dates as they are written in Thailand, read into the common era and written back.
 *
 * <pre>{@code
 * ThaiDates.read("๑๒ ม.ค. ๒๕๕๗")            // Day[date=2014-01-12]
 * ThaiDates.read("20 สิงหาคม พ.ศ. 2564")    // Day[date=2021-08-20]
 * ThaiDates.read("September 14, 2020")      // Day[date=2020-09-14]
 * ThaiDates.read("13 ตุลาคม ร.ศ. 112")      // Day[date=1893-10-13]
 * ThaiDates.read("8/6/64")                  // Assumed[date=2021-06-08, assumption=TWO_DIGIT_YEAR]
 * ThaiDates.read("31/2/2557")               // NoDate[text=31/2/2557, why=NO_SUCH_DAY]
 * ThaiDates.read("15 กุมภาพันธ์ 2482")       // Assumed[date=1940-02-15, assumption=OLD_NEW_YEAR]
 * ThaiDates.write(LocalDate.of(2020, 9, 14), ThaiDates.Style.OFFICIAL)      // ๑๔ กันยายน ๒๕๖๓
 * ThaiDates.write(LocalDate.of(2020, 9, 14), ThaiDates.Style.WITH_WEEKDAY)  // วันจันทร์ที่ 14 กันยายน พ.ศ. 2563
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

    private static final String TIME = "(?:[T ]\\d{1,2}:\\d{2}.*)?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(\\d{4}|['\u2019]?\\d{2}|\\d{3})";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})\\s*[-/. ]\\s*(\\d{1,2})\\s*[-/. ]\\s*(" + era() + ")?\\s*" + YEAR + TIME);
    private static final Pattern MONTH_NAMED = Pattern.compile(
            DAY + "\\s*[-/ ]?\\s*(?:เดือน|of )?\\s*([\\p{L}\\p{M}.]+?)\\s*[-/,. ]?\\s*(" + era() + ")?\\s*" + YEAR);
    private static final Pattern MONTH_FIRST =
            Pattern.compile("([A-Za-z]{3,9}\\.?)\\s*" + DAY + ",?\\s+(" + era() + ")?\\s*(\\d{4})");
    private static final Pattern LEAD = Pattern.compile(
            "^(?:เมื่อ)?\\s*(?:วัน(จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์))?\\s*(?:วันที่|ที่)?\\s*"
                    + "(?:(?i:(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?)[,.]?\\s+)?");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5,6})(?:\\.\\d+)?");
    private static final Pattern NO_DAY = Pattern.compile("([\\p{L}\\p{M}.]*?)\\s*(" + era() + ")?\\s*\\d{4}");
    private static final Set<String> BUDDHIST = Set.of("พศ", "be");
    /** ร.ศ., counted from the founding of Bangkok: 112 is 2436. */
    private static final String RATTANAKOSIN = "รศ";

    private static final int RATTANAKOSIN_ZERO = 2324;

    private ThaiDates() {}

    /** Reads a date in any of the written forms. A day of the week that contradicts the date makes it no such day. */
    public static DateReading read(String text) {
        var plain = ThaiDigits.toArabic(ThaiText.normal(text));
        var lead = LEAD.matcher(plain);
        var weekday = lead.find() ? Weekdays.find(lead.group(1), lead.group(2)) : null;
        var reading = readDate(text, plain.substring(lead.end()));
        return weekday != null && contradicts(reading, weekday) ? new NoDate(text, Why.NO_SUCH_DAY) : reading;
    }

    private static boolean contradicts(DateReading reading, DayOfWeek weekday) {
        return switch (reading) {
            case Day(LocalDate date) -> date.getDayOfWeek() != weekday;
            case Assumed(LocalDate date, Assumption assumption) -> date.getDayOfWeek() != weekday;
            case NoDate none -> false;
        };
    }

    private static DateReading readDate(String text, String plain) {
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
            return withMonthName(text, m.group(4), m.group(3), m.group(2), m.group(1));
        }
        m = MONTH_FIRST.matcher(plain);
        if (m.matches()) {
            return withMonthName(text, m.group(4), m.group(3), m.group(1), m.group(2));
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
     * ThaiDates.ofDateCell(LocalDate.of(2557, 3, 4))  // Day[date=2014-03-04]
     * }</pre>
     */
    public static DateReading ofDateCell(LocalDate cell) {
        if (cell.getYear() < FIRST_BUDDHIST) {
            return new Day(cell);
        }
        return buddhist(cell.toString(), cell.getYear(), cell.getMonthValue(), cell.getDayOfMonth());
    }

    private static DateReading withMonthName(String text, String year, @Nullable String era, String name, String day) {
        var month = ThaiMonths.find(name);
        if (month.isEmpty()) {
            return new NoDate(text, Why.NOT_A_DATE);
        }
        return day(text, year, era, Integer.toString(month.getAsInt()), day);
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

    private static DateReading day(
            String text, String writtenYear, @Nullable String writtenEra, String month, String day) {
        var digits = writtenYear.length() % 2 == 1 ? writtenYear.replaceFirst("^['\u2019]", "") : writtenYear;
        int year = Integer.parseInt(digits);
        var era = writtenEra == null
                ? ""
                : writtenEra.replace(".", "").replace(" ", "").toLowerCase(Locale.ROOT);
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        if (era.equals(RATTANAKOSIN)) {
            return year < 200 ? buddhist(text, year + RATTANAKOSIN_ZERO, m, d) : new NoDate(text, Why.NOT_A_DATE);
        }
        boolean twoDigits = digits.length() == 2;
        if (digits.length() == 3 || (twoDigits && !era.isEmpty() && !BUDDHIST.contains(era))) {
            return new NoDate(text, Why.NOT_A_DATE);
        }
        int fullYear = twoDigits ? 2500 + year : year;
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
        ISO,
        /** ๑๔ กันยายน ๒๕๖๓, as in letters of an office */
        OFFICIAL,
        /** วันจันทร์ที่ 14 กันยายน พ.ศ. 2563 */
        WITH_WEEKDAY,
        /** 14 September 2020 */
        ENGLISH,
        /** 14 Sep 2020 */
        ENGLISH_SHORT
    }

    /** Writes a date; from 1 April 1889 on, reading it gives the date back. */
    public static String write(LocalDate date, Style style) {
        int day = date.getDayOfMonth();
        int month = date.getMonthValue();
        int year = buddhistYear(date);
        return switch (style) {
            case FULL -> day + " " + ThaiMonths.FULL.get(month - 1) + " พ.ศ. " + year;
            case SHORT -> day + " " + ThaiMonths.SHORT.get(month - 1) + " " + year;
            case NUMBERS -> day + "/" + month + "/" + year;
            case ISO -> date.toString();
            case OFFICIAL -> ThaiDigits.toThai(day + " " + ThaiMonths.FULL.get(month - 1) + " " + year);
            case WITH_WEEKDAY -> "วัน" + Weekdays.name(date) + "ที่ " + write(date, Style.FULL);
            case ENGLISH -> day + " " + ThaiMonths.english(month) + " " + date.getYear();
            case ENGLISH_SHORT -> day + " " + ThaiMonths.english(month).substring(0, 3) + " " + date.getYear();
        };
    }

    /** The year of the Buddhist era in which a day lay, by the calendar of its own time. */
    public static int buddhistYear(LocalDate date) {
        boolean endOfOldYear = date.getYear() <= 1940 && date.getMonthValue() <= 3;
        return date.getYear() + (endOfOldYear ? 542 : 543);
    }

    private static String era() {
        return "พ\\.? ?ศ\\.?|ร\\.? ?ศ\\.?|ค\\.? ?ศ\\.?|B\\.?E\\.?|A\\.?D\\.?|C\\.?E\\.?";
    }
}

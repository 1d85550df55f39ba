package org.saan.thaitext;

import java.time.LocalDate;

/** What a cell that should hold a date turned out to hold. */
public sealed interface DateReading {
    /** A date that can be read in one way only. */
    record Day(LocalDate date) implements DateReading {}

    /** A date that needed an assumption; whoever stores it must tell the user which. */
    record Assumed(LocalDate date, Assumption assumption) implements DateReading {}

    /** No date. */
    record NoDate(String text, Why why) implements DateReading {}

    /** What had to be assumed. */
    enum Assumption {
        /** A year of two digits is 25YY of the Buddhist era: 57 is 2557, which is 2014. */
        TWO_DIGIT_YEAR,
        /** A bare number is the day count of a spreadsheet. */
        SERIAL_DAY,
        /** January to March before 1941 belonged to the end of the Thai year, which began on 1 April. */
        OLD_NEW_YEAR
    }

    /** Why there is no date. */
    enum Why {
        EMPTY,
        NOT_A_DATE,
        /** 31 February, 29 February of a common year, or a day of the first three months of 2483. */
        NO_SUCH_DAY,
        /** Only a month, or only a year. */
        NO_DAY_GIVEN,
        /** Before 1 April 2432 (1889) the Thai calendar was lunar. */
        LUNAR_CALENDAR
    }
}

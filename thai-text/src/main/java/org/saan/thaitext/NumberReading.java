package org.saan.thaitext;

import java.math.BigDecimal;

/** What a cell that should hold a number turned out to hold. */
public sealed interface NumberReading {
    /** A number in digits. */
    record Number(BigDecimal value) implements NumberReading {}

    /** A number in words, such as สามสิบ. Words are not calculated: ask for digits. */
    record InWords(String text) implements NumberReading {}

    /** Something else. */
    record NotANumber(String text) implements NumberReading {}
}

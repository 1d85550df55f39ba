package org.saan.thaitext;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What the JDK and ICU4J say when they are asked in the way their manuals show, with their Thai locale. */
final class OtherReaders {
    private static final Locale THAI = Locale.forLanguageTag("th-TH");
    private static final ULocale ICU_THAI = ULocale.forLanguageTag("th-TH");

    private OtherReaders() {}

    static String by(Callable<String> reader) {
        try {
            return reader.call();
        } catch (ParseException | DateTimeException | NumberFormatException refused) {
            return "refused";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String jdkNumber(String text) throws ParseException {
        return java.text.NumberFormat.getInstance(THAI).parse(text).toString();
    }

    static String icuNumber(String text) throws ParseException {
        return NumberFormat.getInstance(ICU_THAI).parse(text).toString();
    }

    static String icuWords(String text) throws ParseException {
        return new RuleBasedNumberFormat(ICU_THAI, RuleBasedNumberFormat.SPELLOUT)
                .parse(text)
                .toString();
    }

    static String icuInWords(String number) {
        return new RuleBasedNumberFormat(ICU_THAI, RuleBasedNumberFormat.SPELLOUT).format(new BigDecimal(number));
    }

    static String jdkDate(String pattern, String text) {
        var style = text.matches("[\u0e50-\u0e59].*")
                ? DecimalStyle.of(Locale.forLanguageTag("th-TH-u-nu-thai"))
                : DecimalStyle.STANDARD;
        var format = DateTimeFormatter.ofPattern(pattern, THAI)
                .withChronology(ThaiBuddhistChronology.INSTANCE)
                .withDecimalStyle(style);
        return LocalDate.from(format.parse(text)).toString();
    }

    static String icuDate(String pattern, String text) throws ParseException {
        var format = new SimpleDateFormat(pattern, ULocale.forLanguageTag("th-TH-u-ca-buddhist"));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.parse(text)
                .toInstant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    static String icuCut(String text, int characters) {
        var breaks = BreakIterator.getCharacterInstance(ICU_THAI);
        breaks.setText(text);
        return text.substring(0, breaks.next(characters));
    }

    static String jdkSplit(String text) {
        var breaks = java.text.BreakIterator.getWordInstance(THAI);
        breaks.setText(text);
        return split(text, breaks::next);
    }

    static String icuSplit(String text) {
        var breaks = BreakIterator.getWordInstance(ICU_THAI);
        breaks.setText(text);
        return split(text, breaks::next);
    }

    private static String split(String text, java.util.function.IntSupplier next) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int end = next.getAsInt(); end >= 0; end = next.getAsInt()) {
            words.add(text.substring(from, end));
            from = end;
        }
        return String.join("|", words);
    }

    static String icuLatin(String text) {
        return Transliterator.getInstance("Thai-Latin").transliterate(text);
    }
}

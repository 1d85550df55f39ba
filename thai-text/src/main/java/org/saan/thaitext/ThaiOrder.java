package org.saan.thaitext;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;

/**
 * The order of a Thai dictionary: a vowel written before its consonant counts after it, and tone marks count last. It is
 * the order that PostgreSQL has under the name {@code th-x-icu}.
 */
public final class ThaiOrder {
    private static final Collator THAI =
            Collator.getInstance(ULocale.forLanguageTag("th")).freeze();

    private ThaiOrder() {}

    /** Compares as a dictionary does: กวย, ก่วย, ก้วย, ก๊วย, ก๋วย. Safe for many threads. */
    public static Comparator<String> dictionary() {
        return (left, right) -> THAI.compare(left, right);
    }
}

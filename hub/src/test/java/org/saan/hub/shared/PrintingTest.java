package org.saan.hub.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintingTest {
    private final Printing english = new Printing(Language.EN);

    @Property(tries = 300)
    void wholeNumbersAreGroupedAsEverywhere(@ForAll long number) {
        assertThat(english.number(number))
                .isEqualTo(NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number));
    }

    @Property(tries = 300)
    void amountsAreGroupedAsEverywhere(@ForAll BigDecimal number) {
        var format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits(3);
        assertThat(english.number(number)).isEqualTo(format.format(number).replaceFirst("^-0$", "0"));
    }

    @Test
    void satangAreWrittenOnlyWhereThereAreAny() {
        assertThat(english.money(Money.ofMinor(125_000, Money.THB))).isEqualTo("฿1,250");
        assertThat(english.money(Money.ofMinor(-125_050, Money.THB))).isEqualTo("฿-1,250.50");
        assertThat(new Printing(Language.TH).money(Money.ofMinor(5, Money.THB))).isEqualTo("0.05\u00a0บาท");
    }
}

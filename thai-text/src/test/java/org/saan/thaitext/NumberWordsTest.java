package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, ศูนย์บาทถ้วน",
        "1, หนึ่งบาทถ้วน",
        "10, สิบบาทถ้วน",
        "11, สิบเอ็ดบาทถ้วน",
        "20, ยี่สิบบาทถ้วน",
        "21.00, ยี่สิบเอ็ดบาทถ้วน",
        "101, หนึ่งร้อยเอ็ดบาทถ้วน",
        "110, หนึ่งร้อยสิบบาทถ้วน",
        "1001, หนึ่งพันเอ็ดบาทถ้วน",
        "2500.25, สองพันห้าร้อยบาทยี่สิบห้าสตางค์",
        "0.01, หนึ่งสตางค์",
        "0.5, ห้าสิบสตางค์",
        "1.01, หนึ่งบาทหนึ่งสตางค์",
        "111111.11, หนึ่งแสนหนึ่งหมื่นหนึ่งพันหนึ่งร้อยสิบเอ็ดบาทสิบเอ็ดสตางค์",
        "1000000, หนึ่งล้านบาทถ้วน",
        "1000001, หนึ่งล้านเอ็ดบาทถ้วน",
        "11000000, สิบเอ็ดล้านบาทถ้วน",
        "1000000000000, หนึ่งล้านล้านบาทถ้วน",
        "-350, ลบสามร้อยห้าสิบบาทถ้วน"
    })
    void writesAmounts(BigDecimal amount, String words) {
        assertThat(NumberWords.writeBaht(amount)).isEqualTo(words);
    }

    @Test
    void aPartOfASatangIsNotRoundedInSilence() {
        assertThatThrownBy(() -> NumberWords.writeBaht(new BigDecimal("1.005")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "บาท",
                "สิบ",
                "สิบบาทห้า",
                "สิบสองสามบาท",
                "ร้อยสตางค์",
                "บาทถ้วน",
                "เอ็ดบาท",
                "หนึ่งร้อยยี่สิบ สตางค์",
                "20 บาท"
            })
    void refusesWordsThatAreNoAmount(String words) {
        assertThat(NumberWords.readBaht(words)).isEqualTo(new NumberReading.NotANumber(words));
    }

    @Test
    void readsTheOlderWayOfOneAtTheEnd() {
        assertThat(NumberWords.read("หนึ่งร้อยหนึ่ง")).isEqualTo(new NumberReading.Number(new BigDecimal(101)));
        assertThat(NumberWords.read("สามสิบ")).isEqualTo(new NumberReading.Number(new BigDecimal(30)));
        assertThat(NumberWords.read("สิบสิบ")).isInstanceOf(NumberReading.NotANumber.class);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @BigRange(min = "-99999999999999", max = "99999999999999") BigInteger satang) {
        var amount = new BigDecimal(satang, 2);
        assertThat(NumberWords.readBaht(NumberWords.writeBaht(amount))).isEqualTo(new NumberReading.Number(amount));
        assertThat(NumberWords.read(NumberWords.write(satang)))
                .isEqualTo(new NumberReading.Number(new BigDecimal(satang)));
    }
}

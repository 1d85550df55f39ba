package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThaiNumbersTest {
    @ParameterizedTest
    @DisplayName("TH-04 Thai digits are digits, mixed ones too")
    @CsvSource(
            delimiter = '|',
            value = {"๑,๒๕๐.๕๐ | 1250.50", "๒๒ | 22", "1๒ | 12", "1,024 | 1024", "-50.25 | -50.25"})
    void readsDigits(String written, BigDecimal value) {
        assertThat(ThaiNumbers.read(written)).isEqualTo(new NumberReading.Number(value));
    }

    @Test
    @DisplayName("TH-05 a number in words is refused, not guessed")
    void wordsAreNotCalculated() {
        assertThat(ThaiNumbers.read("สามสิบ")).isEqualTo(new NumberReading.InWords("สามสิบ"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,02", "1,0245", "12 34", "1.2.3", "๑๒a", "' '"})
    void refusesWhatIsNoNumber(String written) {
        assertThat(ThaiNumbers.read(written)).isInstanceOf(NumberReading.NotANumber.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "350 บาท | 350",
                "฿4,500.00 | 4500.00",
                "1200.- | 1200",
                "590 บ. | 590",
                "๑,๕๐๐ บาท | 1500",
                "80.- | 80",
                "THB 350 | 350",
                "1,200 Baht | 1200",
                "2800 | 2800",
                "150.50 | 150.50",
                "250 บาท/ผืน | 250",
                "ราคา 250 บาทต่อชิ้น | 250",
                "90.-/ใบ | 90"
            })
    void readsPricesWithOrWithoutCurrency(String written, BigDecimal value) {
        assertThat(ThaiNumbers.readBaht(written)).isEqualTo(new NumberReading.Number(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"350-500", "ติดต่อสอบถาม", "20 USD"})
    void refusesPricesThatAreNotOneAmount(String written) {
        assertThat(ThaiNumbers.readBaht(written)).isInstanceOf(NumberReading.NotANumber.class);
    }

    @Property
    void whatIsWrittenInThaiDigitsIsReadBack(@ForAll int value) {
        var written = ThaiDigits.toThai(Integer.toString(value));
        assertThat(ThaiNumbers.read(written)).isEqualTo(new NumberReading.Number(BigDecimal.valueOf(value)));
        assertThat(ThaiDigits.toArabic(written)).isEqualTo(Integer.toString(value));
    }

    @ParameterizedTest
    @DisplayName("QT-04 dozens, gross, yards and joined units become whole pieces and metres")
    @CsvSource(
            delimiter = '|',
            value = {
                "3 โหล 4 ชิ้น | 40 | H87",
                "๒ โหลครึ่ง | 30 | H87",
                "1 กุรุส | 144 | H87",
                "3 หลา | 2.7432 | MTR",
                "1 เมตร 50 ซม. | 1.50 | MTR",
                "12 คู่ | 12 | PR",
                "1,200 | 1200 | H87",
                "2 dozen | 24 | H87",
                "ครึ่งโหล | 6 | H87",
                "3โหล4ชิ้น | 40 | H87",
                "1 กุรุส 2 โหล | 168 | H87",
                "2 วา 1 ศอก 1 คืบ | 4.75 | MTR",
                "1 กิโลกรัม 2 ขีด | 1.2 | KGM",
                "1 ไร่ 2 งาน 50 ตารางวา | 2600 | MTK",
                "๑๐ ฟุต | 3.0480 | MTR",
                "0.5 กุรุส | 72 | H87",
                "250 มล. | 0.250 | LTR"
            })
    void addsUnitsUp(String written, BigDecimal amount, String unit) {
        assertThat(ThaiQuantities.read(written)).isEqualTo(new QuantityReading.Quantity(amount, unit));
    }

    @Test
    @DisplayName("QT-05 pieces are whole")
    void halfAPieceIsImpossible() {
        assertThat(ThaiQuantities.read("2.5 ชิ้น")).isInstanceOf(QuantityReading.Impossible.class);
        assertThat(ThaiQuantities.read("3 โหล 2 เมตร")).isInstanceOf(QuantityReading.Impossible.class);
        assertThat(ThaiQuantities.read("สามโหล")).isInstanceOf(QuantityReading.NotAQuantity.class);
    }

    @Test
    @DisplayName("QT-01 a piece of what is kept in dozens is one piece, and none remains")
    void piecesOfADozen() {
        var ordered = (QuantityReading.Quantity) ThaiQuantities.read("1 ชิ้น");
        var stock = (QuantityReading.Quantity) ThaiQuantities.read("1 โหล");
        assertThat(ordered.amount()).isEqualTo("1");
        assertThat(stock.amount().subtract(ordered.amount())).isEqualTo("11");
        assertThat(ThaiQuantities.read("0.08 โหล")).isInstanceOf(QuantityReading.Impossible.class);
    }

    @Test
    @DisplayName("QT-02 yards become metres and the same yards again")
    void yardsAndBack() {
        var metres = Units.get("หลา").toBase(new BigDecimal("500"));
        assertThat(metres).isEqualByComparingTo("457.20");
        assertThat(Units.get("yd").ofBase(metres, 2, RoundingMode.HALF_UP)).isEqualTo("500.00");
    }

    @Test
    @DisplayName("QT-03 a minimum is rounded up in the unit that is sold")
    void neverBelowTheMinimum() {
        var yard = Units.get("yard");
        assertThat(yard.atLeast(new BigDecimal("50"), 2)).isEqualTo("54.69");
        assertThat(yard.atLeast(new BigDecimal("50"), 0)).isEqualTo("55");
        assertThat(yard.atLeast(new BigDecimal("0.9144"), 0)).isEqualTo("1");
    }

    @Property
    void roundingUpIsNeverBelowAndNeverAStepTooFar(@ForAll @BigRange(min = "0", max = "100000") BigDecimal metres) {
        for (var word : List.of("หลา", "ฟุต", "นิ้ว", "วา", "ซม.")) {
            var unit = Units.get(word);
            var least = unit.atLeast(metres, 2);
            assertThat(unit.toBase(least)).isGreaterThanOrEqualTo(metres);
            assertThat(unit.toBase(least.subtract(new BigDecimal("0.01")))).isLessThan(metres);
        }
    }

    @ParameterizedTest
    @DisplayName("TH-08 the check digit of the thirteen is tested, dashes and Thai digits are allowed")
    @CsvSource({"1-2345-67890-12-1, 1234567890121", "๑๒๓๔๕๖๗๘๙๐๑๘๐, 1234567890180"})
    void validNumbers(String written, String digits) {
        assertThat(NationalNumber.read(written)).isEqualTo(new NationalNumber.Valid(digits));
    }

    @Test
    @DisplayName("TH-08 a wrong check digit and a wrong length are told apart")
    void wrongNumbers() {
        assertThat(NationalNumber.read("1234567890122")).isInstanceOf(NationalNumber.WrongCheckDigit.class);
        assertThat(NationalNumber.read("123456789012")).isInstanceOf(NationalNumber.WrongLength.class);
    }

    @Test
    @DisplayName("IM-04 zeros at the front come back when the check digit says so")
    void zerosRestored() {
        assertThat(NationalNumber.readNumericCell("999999999991"))
                .isEqualTo(new NationalNumber.ZerosRestored("0999999999991"));
    }

    @Test
    @DisplayName("TH-08 what is stored is a keyed hash, and what is shown hides the middle")
    void nationalNumbersAreHidden() {
        var key = new byte[32];
        var other = new byte[32];
        other[0] = 1;
        var number = new NationalNumber.Valid("1234567890121");
        var hash = NationalNumber.keyedHash(number, key);
        assertThat(hash).hasSize(64).doesNotContain("1234567890121");
        assertThat(NationalNumber.keyedHash(new NationalNumber.Valid("1234567890121"), key))
                .isEqualTo(hash);
        assertThat(NationalNumber.keyedHash(number, other)).isNotEqualTo(hash);
        assertThat(NationalNumber.keyedHash(new NationalNumber.Valid("1234567890180"), key))
                .isNotEqualTo(hash);
        assertThat(NationalNumber.masked("1234567890121")).isEqualTo("1-2345-XXXXX-XX-1");
        assertThat(number.toString()).isEqualTo("Valid[1-2345-XXXXX-XX-1]");
        assertThatThrownBy(() -> NationalNumber.keyedHash(number, new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

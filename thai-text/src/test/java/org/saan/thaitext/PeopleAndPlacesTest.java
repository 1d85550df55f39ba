package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleAndPlacesTest {
    @ParameterizedTest
    @DisplayName("TH-11 titles are divided from names, longest first")
    @CsvSource(
            delimiter = '|',
            value = {
                "นางสาวสุดา ใจตัวอย่าง | นางสาว | สุดา | ใจตัวอย่าง",
                "นายสมชาย  ใจตัวอย่าง | นาย | สมชาย | ใจตัวอย่าง",
                "น.ส. มาลี ใจตัวอย่าง | นางสาว | มาลี | ใจตัวอย่าง",
                "นส.ลำดวน  สมมติสุข | นางสาว | ลำดวน | สมมติสุข",
                "ว่าที่ ร.ต.หญิง คำ ใจตัวอย่าง | ว่าที่ร้อยตรีหญิง | คำ | ใจตัวอย่าง",
                "ว่าที่ ร.ต.สมาน สาธิตทอง | ว่าที่ร้อยตรี | สมาน | สาธิตทอง",
                "ด.ต.สุดใจ สมมติสุข | ด.ต. | สุดใจ | สมมติสุข",
                "ดร.คำปุ่น นามสมมติ | ดร. | คำปุ่น | นามสมมติ",
                "ผศ.ดร.สายทอง แบบฝึก | ผศ.ดร. | สายทอง | แบบฝึก",
                "คุณวันดี  ตัวอย่างงาม | คุณ | วันดี | ตัวอย่างงาม",
                "นายกองทอง ดีตัวอย่าง | นาย | กองทอง | ดีตัวอย่าง",
                "นางสาว เพ็ญศรี ณ ตัวอย่าง | นางสาว | เพ็ญศรี | ณ ตัวอย่าง",
                "สมศรี ดีตัวอย่าง | '' | สมศรี | ดีตัวอย่าง",
                "นายแสง | นาย | แสง | ''",
                "น.ส เพ็ญศรี ลองทอ | นางสาว | เพ็ญศรี | ลองทอ",
                "นส เพ็ญศรี ลองทอ | นางสาว | เพ็ญศรี | ลองทอ",
                "พ.ต.ท.หญิง ใจ ลองทอ | พ.ต.ท.หญิง | ใจ | ลองทอ",
                "Mr. John Example | Mr. | John | Example",
                "ว่าที่ ร.ต.ท.หญิง ใจ ลองทอ | ว่าที่ร.ต.ท.หญิง | ใจ | ลองทอ",
                "ว่าที่พันตรี สมาน สาธิตทอง | ว่าที่พันตรี | สมาน | สาธิตทอง",
                "นายแพทย์สมชาย ใจตัวอย่าง | นายแพทย์ | สมชาย | ใจตัวอย่าง",
                "พันตำรวจโทหญิง ใจ ลองทอ | พันตำรวจโทหญิง | ใจ | ลองทอ",
                "เรืออากาศตรีสมาน สาธิตทอง | เรืออากาศตรี | สมาน | สาธิตทอง",
                "ม.ร.ว.คำ ใจตัวอย่าง | ม.ร.ว. | คำ | ใจตัวอย่าง",
                "กำนันสมาน สาธิตทอง | กำนัน | สมาน | สาธิตทอง",
                "พระครูสมาน สาธิตทอง | พระครู | สมาน | สาธิตทอง",
                "นายิกา ใจตัวอย่าง | '' | นายิกา | ใจตัวอย่าง",
                "นายฤทธิ์ ใจตัวอย่าง | นาย | ฤทธิ์ | ใจตัวอย่าง",
                "นางสาว\u200bสุดา\u00a0ใจตัวอย่าง | นางสาว | สุดา | ใจตัวอย่าง"
            })
    void dividesNames(String written, String title, String first, String last) {
        assertThat(PersonName.read(written)).isEqualTo(new NameReading.Named(new PersonName(title, first, last)));
    }

    @Test
    @DisplayName("TH-11 นางนวล may be a title and a name, or a name: a person chooses")
    void doubtfulNames() {
        assertThat(PersonName.read("นางนวล แสงตัวอย่าง"))
                .isEqualTo(new NameReading.Doubtful(
                        new PersonName("นาง", "นวล", "แสงตัวอย่าง"), new PersonName("", "นางนวล", "แสงตัวอย่าง")));
    }

    @Test
    void aTitleAloneIsBroughtToItsForm() {
        assertThat(List.of("น.ส.", "นส.", "นางสาว", "นาย", "ว่าที่ ร.ต.", "ด.ต.", "ดร.").stream()
                        .map(PersonName::readTitle))
                .containsExactly("นางสาว", "นางสาว", "นางสาว", "นาย", "ว่าที่ร้อยตรี", "ด.ต.", "ดร.");
    }

    @Test
    void groupsAreNotPersons() {
        assertThat(List.of("นางสมพร ข้อมูลเทียม", "นายแสง", "ดร.คำปุ่น นามสมมติ"))
                .allMatch(PersonName::isOnePerson);
        assertThat(List.of("กลุ่มทอผ้าไหมบ้านภูฟ้า", "วิสาหกิจชุมชนกลุ่มจักสาน", "คุณแม่ทอผ้า", "สมศรี ดีตัวอย่าง"))
                .noneMatch(PersonName::isOnePerson);
    }

    @ParameterizedTest
    @DisplayName("TH-09 Thai numbers in any dress become E.164")
    @CsvSource(
            delimiter = '|',
            value = {
                "081-234-5678 | +66812345678", "+66 81 234 5678 | +66812345678", "+660812345678 | +66812345678",
                "66812345678 | +66812345678", "๐๘๑-๒๓๔-๕๖๗๘ | +66812345678", "0651234567 | +66651234567",
                "053-123-456 | +6653123456", "02 123 4567 | +6621234567", "โทร. 08-0000-0919 | +66800000919",
                "+856 20 5512 3456 | +8562055123456"
            })
    void readsPhones(String written, String e164) {
        assertThat(ThaiPhones.read(written)).containsExactly(new PhoneReading.Phone(e164, "", false));
    }

    @ParameterizedTest
    @DisplayName("TH-09 what has too few digits is no phone")
    @ValueSource(strings = {"08123456", "081-234-567x", "12345", "0912345678901"})
    void refusesOtherDigits(String written) {
        assertThat(ThaiPhones.read(written)).containsExactly(new PhoneReading.NotAPhone(written));
    }

    @Test
    @DisplayName("TH-10 00 is the way abroad, and an extension is kept")
    void prefixAndExtension() {
        assertThat(ThaiPhones.read("0066812345678")).containsExactly(new PhoneReading.Phone("+66812345678", "", false));
        assertThat(ThaiPhones.read("081-234-5678 ต่อ 12"))
                .containsExactly(new PhoneReading.Phone("+66812345678", "12", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "080 000 6139, 0-4300-0084 | +66800006139 +6643000084",
                "800003406 / 043-000007 | +66800003406 +6643000007",
                "+66 80 000 8188 หรือ 043000078 | +66800008188 +6643000078",
                "- | ''",
                "ไม่มี | ''",
                "'' | ''",
                "0800006139 043000084 | +66800006139 +6643000084",
                "53123456 | +6653123456",
                "053-500001-3 | +6653500001 +6653500002 +6653500003",
                "080-000-1234-5 | +66800001234 +66800001235"
            })
    void splitsCellsOfNumbers(String written, String all) {
        assertThat(String.join(
                        " ",
                        ThaiPhones.read(written).stream()
                                .map(p -> ((PhoneReading.Phone) p).e164())
                                .toList()))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @DisplayName("TH-09 a number is written as people write it, and read back")
    @CsvSource({
        "+66812345678, 081-234-5678",
        "+6653123456, 053-123-456",
        "+6621234567, 02-123-4567",
        "+8562055123456, +8562055123456"
    })
    void writesPhones(String e164, String written) {
        assertThat(ThaiPhones.write(e164)).isEqualTo(written);
        assertThat(ThaiPhones.read(ThaiPhones.write(e164))).containsExactly(new PhoneReading.Phone(e164, "", false));
    }

    @Property
    void everyDressOfAMobileNumberIsTheSameNumber(@ForAll @IntRange(min = 10_000_000, max = 99_999_999) int digits) {
        var number = "8" + digits;
        var expected = "+66" + number;
        for (var dress :
                List.of("0" + number, "+66" + number, "0066" + number, number, ThaiDigits.toThai("0" + number))) {
            assertThat(((PhoneReading.Phone) ThaiPhones.read(dress).getFirst()).e164())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @DisplayName("TH-12 the parts of an address are not swapped")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "123/4 ม.5 ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50180 | 123/4 | 5 | ดอนแก้ว | แม่ริม | เชียงใหม่ | 50180",
                "แขวงสีลม เขตบางรัก กทม. 10500 | - | - | สีลม | บางรัก | กรุงเทพมหานคร | 10500",
                "อ.เมือง จ.ลำพูน | - | - | - | เมืองลำพูน | ลำพูน | -",
                "50 หมู่ 12 ตำบลมาบโป่ง อำเภอพานทอง จังหวัดชลบุรี 20160 | 50 | 12 | มาบโป่ง | พานทอง | ชลบุรี | 20160",
                "เลขที่ 125/8 หมู่ที่ 11 ต. ลาดกระทิง อ. สนามชัยเขต จ. ฉะเชิงเทรา ๒๔๑๖๐ | 125/8 | 11 | ลาดกระทิง | สนามชัยเขต |"
                        + " ฉะเชิงเทรา | 24160",
                "8ม.3ต.คลองหลวงแพ่งอ.เมืองฉะเชิงเทราจ.ฉะเชิงเทรา24000 | 8 | 3 | คลองหลวงแพ่ง | เมืองฉะเชิงเทรา | ฉะเชิงเทรา | 24000",
                "115/4 | 115/4 | - | - | - | - | -"
            })
    void takesAddressesApart(
            String written,
            String house,
            String moo,
            String subdistrict,
            String district,
            String province,
            String postal) {
        assertThat(AddressParts.read(written))
                .isEqualTo(new AddressParts(house, moo, subdistrict, district, province, postal, ""));
    }

    @Test
    void whatNoWordAnnouncesIsKept() {
        assertThat(AddressParts.read("99 หมู่ 2 บ้านดอน ถนนสุขใจ ต.ดอนแก้ว อ.แม่ริม")
                        .rest())
                .isEqualTo("บ้านดอน ถนนสุขใจ");
    }
}
